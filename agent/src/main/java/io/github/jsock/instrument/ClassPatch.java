package io.github.jsock.instrument;

import io.github.jsock.recorder.HookHealth;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What weaving changes in a class: the code of its methods with hooks, before and after. It fits every class file in which
 * those methods, and the fields that the advice reads, are the same, whatever else has changed there, so that what was woven
 * in one build of a JDK is good for most others of the same version. Where it fits, it makes what Byte Buddy would.
 */
final class ClassPatch {
    final Constants constants;
    final int version;
    final int superclass;
    /** All fields of the class that have one of these names are among the fields. */
    final int[] fieldNames;

    final List<PatchedMember> fields;
    /** The same for methods. */
    final int[] methodNames;

    final List<PatchedMember> methods;
    /** What became of the hooks, as in {@link WovenClass}. */
    final List<HookHealth.@Nullable State> outcomes;

    ClassPatch(
            Constants constants,
            int version,
            int superclass,
            int[] fieldNames,
            List<PatchedMember> fields,
            int[] methodNames,
            List<PatchedMember> methods,
            List<HookHealth.@Nullable State> outcomes) {
        this.constants = constants;
        this.version = version;
        this.superclass = superclass;
        this.fieldNames = fieldNames;
        this.fields = fields;
        this.methodNames = methodNames;
        this.methods = methods;
        this.outcomes = outcomes;
    }

    /**
     * The class with its hooks.
     *
     * @return {@code null} when the patch does not fit it
     * @throws IOException when it would not be a valid class file
     */
    @Nullable
    WovenClass apply(ClassFile target) throws IOException {
        Counterparts counterparts = new Counterparts(constants, target.constants);
        if (target.version() != version || !counterparts.same(superclass, target.superclass)) {
            return null;
        }
        if (pair(fieldNames, fields, target, target.fields, counterparts) == null) {
            return null;
        }
        List<@Nullable PatchedMember> pairs = pair(methodNames, methods, target, target.methods, counterparts);
        return pairs == null ? null : new WovenClass(patched(target, pairs, counterparts), outcomes);
    }

    /** For each member of the class, what the patch has for it; {@code null} when it does not fit. */
    private static @Nullable List<@Nullable PatchedMember> pair(
            int[] names,
            List<PatchedMember> own,
            ClassFile target,
            List<ClassFile.Member> there,
            Counterparts counterparts) {
        List<@Nullable PatchedMember> pairs = new ArrayList<>();
        int found = 0;
        for (ClassFile.Member member : there) {
            PatchedMember mine = null;
            if (isNamed(names, member, counterparts)) {
                mine = find(own, member, target, counterparts);
                if (mine == null) {
                    return null;
                }
                found++;
            }
            pairs.add(mine);
        }
        return found == own.size() ? pairs : null;
    }

    private static boolean isNamed(int[] names, ClassFile.Member member, Counterparts counterparts) {
        for (int name : names) {
            if (counterparts.same(name, member.name)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable PatchedMember find(
            List<PatchedMember> own, ClassFile.Member there, ClassFile target, Counterparts counterparts) {
        for (PatchedMember mine : own) {
            if (mine.is(there, target, counterparts)) {
                return mine;
            }
        }
        return null;
    }

    private static byte[] patched(ClassFile target, List<@Nullable PatchedMember> pairs, Counterparts counterparts)
            throws IOException {
        ByteArrayOutputStream patched = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(patched);
        out.write(target.bytes, 0, target.constants.start - 2);
        out.write(counterparts.all());
        int done = target.constants.end;
        for (int i = 0; i < pairs.size(); i++) {
            PatchedMember mine = pairs.get(i);
            if (mine != null && mine.before != null && mine.after != null) {
                ClassFile.Member there = target.methods.get(i);
                byte[] code = mine.after.inClass(
                        counterparts.numbers(), mine.before.firstLine(target.codeWithoutFrames(there)));
                out.write(target.bytes, done, there.code - 4 - done);
                out.writeInt(code.length);
                out.write(code);
                done = there.code + there.codeLength;
            }
        }
        out.write(target.bytes, done, target.bytes.length - done);
        return patched.toByteArray();
    }

    /** As {@link #read} has it again. */
    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(constants.end - constants.start + 2);
        out.write(constants.bytes, constants.start - 2, constants.end - constants.start + 2);
        out.writeShort(version);
        out.writeShort(superclass);
        write(fieldNames, fields, out);
        write(methodNames, methods, out);
        out.writeShort(outcomes.size());
        for (HookHealth.State state : outcomes) {
            out.writeUTF(state == null ? "" : state.name());
        }
        return bytes.toByteArray();
    }

    private static void write(int[] names, List<PatchedMember> members, DataOutputStream out) throws IOException {
        out.writeShort(names.length);
        for (int name : names) {
            out.writeShort(name);
        }
        out.writeShort(members.size());
        for (PatchedMember member : members) {
            member.write(out);
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IOException when it is something else
     */
    static ClassPatch read(DataInputStream in) throws IOException {
        byte[] constants = new byte[in.readInt()];
        in.readFully(constants);
        int version = in.readUnsignedShort();
        int superclass = in.readUnsignedShort();
        int[] fieldNames = readNames(in);
        List<PatchedMember> fields = readMembers(in);
        int[] methodNames = readNames(in);
        List<PatchedMember> methods = readMembers(in);
        List<HookHealth.@Nullable State> outcomes = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String state = in.readUTF();
            outcomes.add(state.isEmpty() ? null : HookHealth.State.valueOf(state));
        }
        return new ClassPatch(
                new Constants(constants, 0), version, superclass, fieldNames, fields, methodNames, methods, outcomes);
    }

    private static int[] readNames(DataInputStream in) throws IOException {
        int[] names = new int[in.readUnsignedShort()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUnsignedShort();
        }
        return names;
    }

    private static List<PatchedMember> readMembers(DataInputStream in) throws IOException {
        List<PatchedMember> members = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            members.add(PatchedMember.read(in));
        }
        return members;
    }
}
