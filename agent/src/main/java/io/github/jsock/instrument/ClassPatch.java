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
    /** What it weaves, as {@link Hook#rule()} says it: on another platform a class that is the same may have other hooks. */
    private final List<String> rules;

    private final Constants constants;
    private final int version;
    private final int superclass;
    private final PatchedMembers fields;
    private final PatchedMembers methods;
    /** What became of the hooks, as in {@link WovenClass}. */
    private final List<HookHealth.@Nullable State> outcomes;

    ClassPatch(
            List<String> rules,
            Constants constants,
            int version,
            int superclass,
            PatchedMembers fields,
            PatchedMembers methods,
            List<HookHealth.@Nullable State> outcomes) {
        this.rules = rules;
        this.constants = constants;
        this.version = version;
        this.superclass = superclass;
        this.fields = fields;
        this.methods = methods;
        this.outcomes = outcomes;
    }

    /** The rules of some hooks, in their order. */
    static List<String> rules(List<Hook> hooks) {
        List<String> rules = new ArrayList<>(hooks.size());
        for (Hook hook : hooks) {
            rules.add(hook.rule());
        }
        return rules;
    }

    /**
     * The class with these hooks.
     *
     * @return {@code null} when the patch is for others, or does not fit the class
     * @throws IOException when it would not be a valid class file
     */
    @Nullable
    WovenClass apply(List<Hook> hooks, ClassFile target) throws IOException {
        Counterparts counterparts = new Counterparts(constants, target.constants);
        if (!rules.equals(rules(hooks))
                || target.version() != version
                || !counterparts.same(superclass, target.superclass)
                || fields.pair(target.fields, target, counterparts) == null) {
            return null;
        }
        List<@Nullable PatchedMember> pairs = methods.pair(target.methods, target, counterparts);
        return pairs == null ? null : new WovenClass(patched(target, pairs, counterparts), outcomes);
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
                int firstLine = mine.before.firstLine(target.codeWithoutFrames(there));
                byte[] code = mine.after.inClass(counterparts.numbers(), firstLine);
                out.write(target.bytes, done, there.code - 4 - done);
                out.writeInt(code.length);
                out.write(code);
                done = there.code + there.codeLength;
            }
        }
        out.write(target.bytes, done, target.bytes.length - done);
        return patched.toByteArray();
    }

    /** The same for a class of a library that has been given another package, and with it all that the class refers to there. */
    ClassPatch renamed(String from, String to) throws IOException {
        return new ClassPatch(rules, constants.renamed(from, to), version, superclass, fields, methods, outcomes);
    }

    /** As {@link #read} has it again. */
    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(rules.size());
        for (String rule : rules) {
            out.writeUTF(rule);
        }
        int begin = constants.start - 2; // with their count
        out.writeInt(constants.end - begin);
        out.write(constants.bytes, begin, constants.end - begin);
        out.writeShort(version);
        out.writeShort(superclass);
        fields.write(out);
        methods.write(out);
        out.writeShort(outcomes.size());
        for (HookHealth.State state : outcomes) {
            out.writeUTF(state == null ? "" : state.name());
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what was written.
     *
     * @throws IOException when it is something else
     */
    static ClassPatch read(DataInputStream in) throws IOException {
        List<String> rules = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            rules.add(in.readUTF());
        }
        byte[] constants = new byte[in.readInt()];
        in.readFully(constants);
        int version = in.readUnsignedShort();
        int superclass = in.readUnsignedShort();
        PatchedMembers fields = PatchedMembers.read(in);
        PatchedMembers methods = PatchedMembers.read(in);
        List<HookHealth.@Nullable State> outcomes = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String state = in.readUTF();
            outcomes.add(state.isEmpty() ? null : HookHealth.State.valueOf(state));
        }
        return new ClassPatch(rules, new Constants(constants, 0), version, superclass, fields, methods, outcomes);
    }
}
