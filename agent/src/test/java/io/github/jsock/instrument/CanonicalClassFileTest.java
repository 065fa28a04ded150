package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class CanonicalClassFileTest {
    private static final List<String> CLASSES = List.of("java.net.Socket", "java.lang.String", "java.util.Comparator");

    private static byte[] classFile(String className) throws IOException {
        try (var in = ClassLoader.getSystemResourceAsStream(className.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    /** A class of these methods in this order, whose constants are in the same places whatever it is. */
    private static byte[] withMethods(String... names) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_ABSTRACT, "Some", null, "java/lang/Object", null);
        Arrays.stream(names).sorted().forEach(writer::newUTF8);
        writer.newUTF8("()V");
        writer.newUTF8("Code");
        for (String name : names) {
            MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()V", null, null);
            method.visitCode();
            method.visitInsn(name.length() == 1 ? Opcodes.NOP : Opcodes.ICONST_0);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(1, 1);
            method.visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    @Test
    void theOrderOfMethodsDoesNotMatter() throws IOException {
        byte[] one = withMethods("a", "bb", "c");
        byte[] other = withMethods("c", "a", "bb");
        assertThat(one).isNotEqualTo(other);
        assertThat(CanonicalClassFile.of(one)).isEqualTo(CanonicalClassFile.of(other));
        assertThat(CanonicalClassFile.of(one)).isNotEqualTo(CanonicalClassFile.of(withMethods("a", "bb", "d")));
    }

    @Test
    void everythingElseDoes() throws IOException {
        for (String className : CLASSES) {
            byte[] bytes = classFile(className);
            String name = PreparedClasses.name(className, CanonicalClassFile.of(bytes));
            int readable = 0;
            for (int i = 0; i < bytes.length; i++) {
                bytes[i]++;
                try {
                    assertThat(PreparedClasses.name(className, CanonicalClassFile.of(bytes)))
                            .as("byte " + i)
                            .isNotEqualTo(name);
                    readable++;
                } catch (IOException e) {
                    assertThat(e).hasMessageMatching("constant of unknown kind.*|a class file ends too soon");
                }
                bytes[i]--;
            }
            assertThat(readable).as(className).isGreaterThan(bytes.length / 2);
        }
    }

    @Test
    void whatIsNoClassFileHasNone() throws IOException {
        byte[] bytes = classFile("java.net.Socket");
        for (int length = 0; length < 3_000; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> CanonicalClassFile.of(cut)).isInstanceOf(IOException.class);
        }
    }
}
