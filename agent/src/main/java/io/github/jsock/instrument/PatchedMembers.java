package io.github.jsock.instrument;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All fields, or all methods, of a class that have one of some names, as a {@link ClassPatch} expects them there. */
final class PatchedMembers {
    /** By the numbers of the patch's constants. */
    private final int[] names;

    private final List<PatchedMember> members;

    PatchedMembers(int[] names, List<PatchedMember> members) {
        this.names = names;
        this.members = members;
    }

    /**
     * For each member of a class, what is expected here of it, or {@code null} when it has none of the names; {@code null}
     * altogether when one of them is another than expected, or there are more or fewer.
     */
    @Nullable
    List<@Nullable PatchedMember> pair(List<ClassFile.Member> there, ClassFile target, Counterparts counterparts) {
        List<@Nullable PatchedMember> pairs = new ArrayList<>();
        int found = 0;
        for (ClassFile.Member member : there) {
            PatchedMember mine = null;
            if (isNamed(member, counterparts)) {
                mine = find(member, target, counterparts);
                if (mine == null) {
                    return null;
                }
                found++;
            }
            pairs.add(mine);
        }
        return found == members.size() ? pairs : null;
    }

    private boolean isNamed(ClassFile.Member member, Counterparts counterparts) {
        for (int name : names) {
            if (counterparts.same(name, member.name)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable PatchedMember find(ClassFile.Member there, ClassFile target, Counterparts counterparts) {
        for (PatchedMember mine : members) {
            if (mine.is(there, target, counterparts)) {
                return mine;
            }
        }
        return null;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(names.length);
        for (int name : names) {
            out.writeShort(name);
        }
        out.writeShort(members.size());
        for (PatchedMember member : members) {
            member.write(out);
        }
    }

    static PatchedMembers read(DataInputStream in) throws IOException {
        int[] names = new int[in.readUnsignedShort()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUnsignedShort();
        }
        List<PatchedMember> members = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            members.add(PatchedMember.read(in));
        }
        return new PatchedMembers(names, members);
    }
}
