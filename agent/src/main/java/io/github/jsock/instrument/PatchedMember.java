package io.github.jsock.instrument;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A field or a method as a {@link ClassPatch} expects it in the class, by the numbers of the patch's constants. */
final class PatchedMember {
    final int access;
    final int name;
    final int type;
    /** Its code without frames; {@code null} for one that has no code. */
    final @Nullable CodePiece before;
    /** Whether it had frames, so that what it becomes has them all. */
    final boolean framed;
    /** What its code becomes; {@code null} when it stays. */
    final @Nullable CodePiece after;

    PatchedMember(
            int access, int name, int type, @Nullable CodePiece before, boolean framed, @Nullable CodePiece after) {
        this.access = access;
        this.name = name;
        this.type = type;
        this.before = before;
        this.framed = framed;
        this.after = after;
    }

    /** Whether a member of a class is what was expected. */
    boolean is(ClassFile.Member there, ClassFile target, Counterparts counterparts) {
        return access == there.access
                && counterparts.same(name, there.name)
                && counterparts.same(type, there.type)
                && (before == null ? there.code == 0 : there.code != 0 && is(before, there, target, counterparts));
    }

    private boolean is(CodePiece expected, ClassFile.Member there, ClassFile target, Counterparts counterparts) {
        byte[] code = target.codeWithoutFrames(there);
        return (framed || code.length == there.codeLength) && expected.is(code, counterparts);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(access);
        out.writeShort(name);
        out.writeShort(type);
        write(before, out);
        out.writeBoolean(framed);
        write(after, out);
    }

    private static void write(@Nullable CodePiece piece, DataOutputStream out) throws IOException {
        out.writeBoolean(piece != null);
        if (piece != null) {
            piece.write(out);
        }
    }

    static PatchedMember read(DataInputStream in) throws IOException {
        int access = in.readUnsignedShort();
        int name = in.readUnsignedShort();
        int type = in.readUnsignedShort();
        return new PatchedMember(access, name, type, readPiece(in), in.readBoolean(), readPiece(in));
    }

    private static @Nullable CodePiece readPiece(DataInputStream in) throws IOException {
        return in.readBoolean() ? CodePiece.read(in) : null;
    }
}
