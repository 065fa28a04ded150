package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what was woven into a class file, and says it as a {@link ClassPatch}. Only a preparation needs it. */
final class WovenDifference {
    private final ConstantTable table = new ConstantTable();
    private final ClassFile before;
    private final ClassFile after;

    private WovenDifference(byte[] before, byte[] after) throws IOException {
        this.before = new ClassFile(before);
        this.after = new ClassFile(after);
    }

    /**
     * Weaves a class; the patch that does the same, which is tried.
     *
     * @throws ReflectiveOperationException when it cannot be woven
     * @throws IOException when there is something in the class that a patch cannot say
     */
    static ClassPatch by(AdviceInliner inliner, List<Hook> hooks, String className, byte[] classFile)
            throws ReflectiveOperationException, IOException {
        byte[] from = withMoreConstants(classFile);
        ClassPatch patch = between(from, inliner.inline(hooks, className, from), hooks);
        WovenClass made = patch.apply(hooks, new ClassFile(from));
        if (made == null
                || !Arrays.equals(patch.write(), between(from, made, hooks).write())) {
            throw new IOException("a patch for " + className + " makes something else");
        }
        return patch;
    }

    /**
     * With so many that {@code ldc}, whose operand is one byte, is of no use for those that weaving adds: what is used instead
     * can have them anywhere.
     */
    private static byte[] withMoreConstants(byte[] classFile) throws IOException {
        Constants constants = new ClassFile(classFile).constants;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(classFile, 0, constants.start - 2);
        out.writeShort(constants.count() + 0x100);
        out.write(classFile, constants.start, constants.end - constants.start);
        for (int i = 0; i < 0x100; i++) {
            out.writeByte(Constants.INTEGER);
            out.writeInt(i);
        }
        out.write(classFile, constants.end, classFile.length - constants.end);
        return bytes.toByteArray();
    }

    private static ClassPatch between(byte[] classFile, WovenClass woven, List<Hook> hooks) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        hooks.forEach(hook -> names.add(hook.method));
        return new WovenDifference(classFile, woven.classFile).patch(ClassPatch.rules(hooks), names, woven);
    }

    private ClassPatch patch(List<String> rules, Set<String> names, WovenClass woven) throws IOException {
        List<ClassFile.Member> methods = named(names, before, before.methods);
        addLoads(before, methods);
        addLoads(after, named(names, after, after.methods));
        List<@Nullable CodePiece> old = new ArrayList<>();
        for (ClassFile.Member method : methods) {
            old.add(method.code == 0 ? null : piece(before, before.codeWithoutFrames(method), method));
        }
        int ofJdk = table.fields().size();
        List<PatchedMember> patched = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            ClassFile.Member method = methods.get(i);
            patched.add(method(method, old.get(i), counterpart(method)));
        }
        Set<String> read = fieldsFrom(ofJdk);
        List<PatchedMember> fields = new ArrayList<>();
        for (ClassFile.Member field : named(read, before, before.fields)) {
            fields.add(member(field, null, false, null));
        }
        int superclass = table.add(before.constants, before.superclass);
        int[] methodNames = names.stream().mapToInt(table::add).toArray();
        int[] fieldNames = read.stream().mapToInt(table::add).toArray();
        return new ClassPatch(
                rules,
                table.all(),
                before.version(),
                superclass,
                new PatchedMembers(fieldNames, fields),
                new PatchedMembers(methodNames, patched),
                woven.outcomes);
    }

    private static List<ClassFile.Member> named(
            Collection<String> names, ClassFile classFile, List<ClassFile.Member> members) {
        List<ClassFile.Member> named = new ArrayList<>();
        for (ClassFile.Member member : members) {
            if (names.contains(classFile.name(member))) {
                named.add(member);
            }
        }
        return named;
    }

    private ClassFile.Member counterpart(ClassFile.Member method) throws IOException {
        for (ClassFile.Member other : after.methods) {
            if (after.name(other).equals(before.name(method))
                    && after.type(other).equals(before.type(method))) {
                return other;
            }
        }
        throw new IOException("weaving has taken a method away");
    }

    /** What is loaded by {@code ldc} comes first, since that reaches 255 only. */
    private void addLoads(ClassFile classFile, List<ClassFile.Member> methods) throws IOException {
        for (ClassFile.Member method : methods) {
            byte[] code = code(classFile, method);
            if (code.length > 0) {
                for (int at : new CodeReader(code, classFile.constants).loads) {
                    table.add(classFile.constants, code[at] & 0xFF);
                }
            }
        }
    }

    private PatchedMember method(ClassFile.Member method, @Nullable CodePiece old, ClassFile.Member woven)
            throws IOException {
        if (old == null) {
            return member(method, null, false, null);
        }
        boolean changed = !piece(after, after.codeWithoutFrames(woven), method).sameAs(old);
        boolean framed = before.codeWithoutFrames(method).length < method.codeLength;
        return member(method, old, framed, changed ? piece(after, code(after, woven), method) : null);
    }

    /** @param old the method as it was, from whose first line all lines are counted */
    private CodePiece piece(ClassFile classFile, byte[] code, ClassFile.Member old) throws IOException {
        CodeReader reader = new CodeReader(code, classFile.constants);
        for (int at : reader.loads) {
            int number = table.add(classFile.constants, code[at] & 0xFF);
            if (number > 0xFF) {
                throw new IOException("too many constants for ldc");
            }
            code[at] = (byte) number;
        }
        for (int at : reader.constants) {
            Constants.writeShort(code, at, table.add(classFile.constants, Constants.readShort(code, at)));
        }
        int firstLine = firstLine(old);
        for (int at : reader.lines) {
            Constants.writeShort(code, at, Constants.readShort(code, at) - firstLine);
        }
        return new CodePiece(code, array(reader.constants), array(reader.loads), array(reader.lines));
    }

    private int firstLine(ClassFile.Member method) throws IOException {
        byte[] code = code(before, method);
        List<Integer> lines = new CodeReader(code, before.constants).lines;
        return lines.isEmpty() ? 0 : Constants.readShort(code, lines.get(0));
    }

    private static byte[] code(ClassFile classFile, ClassFile.Member method) {
        return Arrays.copyOfRange(classFile.bytes, method.code, method.code + method.codeLength);
    }

    private static int[] array(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private PatchedMember member(
            ClassFile.Member member, @Nullable CodePiece old, boolean framed, @Nullable CodePiece now) {
        int name = table.add(before.constants, member.name);
        return new PatchedMember(member.access, name, table.add(before.constants, member.type), old, framed, now);
    }

    /** The names of the fields that the advice refers to: those which the methods' own code does not. */
    private Set<String> fieldsFrom(int first) throws IOException {
        Constants all = table.all();
        Set<String> names = new LinkedHashSet<>();
        for (int field : table.fields().subList(first, table.fields().size())) {
            names.add(all.text(all.reference(all.reference(field, 3), 1)));
        }
        return names;
    }
}
