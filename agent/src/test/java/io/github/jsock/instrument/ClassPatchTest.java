package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.TraceClassVisitor;

/** Patches for the hooks' own classes, held against what Byte Buddy weaves, as ASM reads it. */
class ClassPatchTest {
    private static final int JDK = Runtime.version().feature();
    private static final List<Hook> HOOKS = HookTable.forJdk(JDK, false);

    private final AdviceInliner byteBuddy = new AdviceInliner();

    static Set<String> classes() {
        Set<String> names = new TreeSet<>();
        for (Hook hook : HOOKS) {
            if (ClassLoader.getSystemResource(hook.internalName() + ".class") != null) {
                names.add(hook.className);
            }
        }
        return names;
    }

    private static byte[] classFile(String className) throws IOException {
        try (var in = ClassLoader.getSystemResourceAsStream(className.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static List<Hook> hooks(String className) {
        return HOOKS.stream().filter(hook -> hook.className.equals(className)).toList();
    }

    private byte[] woven(String className, byte[] classFile) throws ReflectiveOperationException {
        return byteBuddy.inline(hooks(className), className, classFile).classFile;
    }

    private byte[] patch(String className) throws Exception {
        return WovenDifference.by(byteBuddy, hooks(className), className, classFile(className))
                .write();
    }

    private static @Nullable WovenClass apply(byte[] patch, List<Hook> hooks, byte[] classFile) throws IOException {
        return ClassPatch.read(new DataInputStream(new ByteArrayInputStream(patch)))
                .apply(hooks, new ClassFile(classFile));
    }

    private static @Nullable WovenClass apply(byte[] patch, String className, byte[] classFile) throws IOException {
        return apply(patch, hooks(className), classFile);
    }

    private byte[] made(String className, byte[] classFile) throws Exception {
        return Objects.requireNonNull(apply(patch(className), className, classFile), "it does not fit").classFile;
    }

    /** Everything that a class file says, without the numbers of its constants. */
    static String text(byte[] classFile, int options) {
        StringWriter text = new StringWriter();
        new ClassReader(classFile).accept(new TraceClassVisitor(new PrintWriter(text)), options);
        return text.toString();
    }

    private static ClassNode node(byte[] classFile, int options) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, options);
        return node;
    }

    private static byte[] changed(byte[] classFile, int options, Consumer<ClassNode> change) {
        ClassNode node = node(classFile, options);
        change.accept(node);
        ClassWriter writer = new ClassWriter(new ClassReader(classFile), 0);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** With all constants elsewhere. */
    private static byte[] shifted(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        writer.newConst(1L);
        node(classFile, 0).accept(writer);
        return writer.toByteArray();
    }

    private static void grow(ClassNode node) {
        MethodNode method = new MethodNode(Opcodes.ACC_PRIVATE, "another", "()V", null, null);
        method.instructions.add(new InsnNode(Opcodes.RETURN));
        node.methods.add(0, method);
        Collections.reverse(node.methods);
        node.fields.add(0, new FieldNode(Opcodes.ACC_PRIVATE, "anotherField", "I", null, null));
        lines(node).forEach(line -> line.line += 7);
    }

    private static List<LineNumberNode> lines(ClassNode node) {
        List<LineNumberNode> lines = new ArrayList<>();
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LineNumberNode line) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("classes")
    void makesWhatByteBuddyDoes(String className) throws Exception {
        byte[] classFile = classFile(className);
        assertThat(text(made(className, classFile), 0)).isEqualTo(text(woven(className, classFile), 0));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void doesSoAlsoWhereTheRestOfTheClassIsAnother(String className) throws Exception {
        byte[] grown = changed(classFile(className), 0, ClassPatchTest::grow);
        byte[] made = made(className, grown);
        assertThat(text(made, 0)).isEqualTo(text(woven(className, grown), 0));
    }

    /** But where {@code ldc} has become {@code ldc_w} or the other way round. */
    @Test
    void doesSoAlsoWhereConstantsHaveOtherNumbers() throws Exception {
        int fitting = 0;
        for (String className : classes()) {
            byte[] shifted = shifted(classFile(className));
            WovenClass made = apply(patch(className), className, shifted);
            if (made != null) {
                assertThat(text(made.classFile, 0)).isEqualTo(text(woven(className, shifted), 0));
                fitting++;
            }
        }
        assertThat(fitting).isGreaterThan(classes().size() * 2 / 3);
    }

    /** As the JVM puts a class together again that it has loaded. */
    @ParameterizedTest
    @MethodSource("classes")
    void doesSoAlsoWhereFramesHaveBeenForgotten(String className) throws Exception {
        byte[] unframed =
                changed(classFile(className), ClassReader.SKIP_FRAMES, node -> Collections.reverse(node.methods));
        byte[] made = made(className, unframed);
        assertThat(text(made, ClassReader.SKIP_FRAMES))
                .isEqualTo(text(woven(className, unframed), ClassReader.SKIP_FRAMES));
    }

    /** One instruction more that does nothing, in one of the methods that have hooks. */
    @ParameterizedTest
    @MethodSource("classes")
    void fitsNoClassInWhichAMethodWithAHookIsAnother(String className) throws Exception {
        byte[] patch = patch(className);
        byte[] classFile = classFile(className);
        Set<String> names = hooks(className).stream().map(hook -> hook.method).collect(Collectors.toSet());
        List<MethodNode> methods = node(classFile, 0).methods;
        for (int i = 0; i < methods.size(); i++) {
            int changed = i;
            byte[] other = changed(
                    classFile, 0, node -> node.methods.get(changed).instructions.insert(new InsnNode(Opcodes.NOP)));
            boolean concerned = names.contains(methods.get(i).name)
                    && methods.get(i).instructions.size() > 0;
            assertThat(apply(patch, className, other) == null)
                    .as(methods.get(i).name)
                    .isEqualTo(concerned);
        }
    }

    @Test
    void fitsNoClassOfAnotherShape() throws Exception {
        String className = "sun.net.www.protocol.http.HttpURLConnection";
        byte[] patch = patch(className);
        byte[] classFile = classFile(className);
        List<Consumer<ClassNode>> changes = List.of(
                node -> node.superName = "java/io/Writer",
                node -> node.version++,
                node -> node.fields.removeIf(field -> field.name.equals("http")),
                node -> node.fields.forEach(field -> field.desc = "J"),
                node -> node.methods.removeIf(method -> method.name.equals("doTunneling")),
                node -> node.methods.forEach(method -> method.access |= Opcodes.ACC_SYNCHRONIZED),
                node -> node.methods.add(new MethodNode(Opcodes.ACC_NATIVE, "doTunneling", "(I)V", null, null)));
        assertThat(apply(patch, className, changed(classFile, 0, node -> {}))).isNotNull();
        for (Consumer<ClassNode> change : changes) {
            assertThat(apply(patch, className, changed(classFile, 0, change)))
                    .as("change " + changes.indexOf(change))
                    .isNull();
        }
    }

    /** As on another platform, whose classes may be the same. */
    @Test
    void isForTheHooksThatItWasMadeWithAlone() throws Exception {
        String className = "sun.nio.ch.Net";
        byte[] patch = patch(className);
        byte[] classFile = classFile(className);
        List<Hook> hooks = hooks(className);
        assertThat(apply(patch, hooks, classFile)).isNotNull();
        assertThat(apply(patch, hooks.subList(1, hooks.size()), classFile)).isNull();
        List<Hook> more = new ArrayList<>(hooks);
        more.add(new Hook(className, "pollConnect", null, "CloseAdvice.Dispatcher", JDK, JDK));
        assertThat(apply(patch, more, classFile)).isNull();
    }

    /** A line within a method is another, so that what is thrown there says another. */
    @Test
    void keepsTheLinesThatStackTracesName() throws Exception {
        String className = "sun.nio.ch.Net";
        byte[] other =
                changed(classFile(className), 0, node -> lines(node).forEach(line -> line.line += line.line % 3));
        assertThat(apply(patch(className), className, other)).isNull();
    }

    @Test
    void whatIsCutOrNoClassFileIsRefused() throws Exception {
        String className = "sun.nio.ch.Net";
        byte[] patch = patch(className);
        byte[] classFile = classFile(className);
        for (int length = 0; length < classFile.length; length++) {
            byte[] cut = Arrays.copyOf(classFile, length);
            assertThatThrownBy(() -> new ClassFile(cut)).isInstanceOf(IOException.class);
        }
        for (int length = 0; length < patch.length; length++) {
            byte[] cut = Arrays.copyOf(patch, length);
            assertThatThrownBy(() -> apply(cut, className, classFile))
                    .isInstanceOfAny(IOException.class, RuntimeException.class);
        }
    }
}
