package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassFileDeltaTest {
    /** A small one, one of about a piece, and one that is larger than what can be referred back to. */
    private static final List<String> CLASSES =
            List.of("java.util.Comparator", "java.net.Socket", "java.util.concurrent.ConcurrentHashMap");

    private static byte[] classFile(String className) throws IOException {
        try (var in = ClassLoader.getSystemResourceAsStream(className.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    /** With something put in, twice. */
    private static byte[] changed(byte[] classFile) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        int third = classFile.length / 3;
        changed.write(classFile, 0, third);
        changed.writeBytes("some constants more".getBytes(StandardCharsets.UTF_8));
        changed.write(classFile, third, third);
        changed.writeBytes("and a call".getBytes(StandardCharsets.UTF_8));
        changed.write(classFile, 2 * third, classFile.length - 2 * third);
        return changed.toByteArray();
    }

    @Test
    void makesTheOtherAgainAndIsSmall() throws IOException {
        for (String className : CLASSES) {
            byte[] from = classFile(className);
            byte[] to = changed(from);
            byte[] delta = ClassFileDelta.between(from, to);
            assertThat(delta.length).as(className).isLessThan(200 + to.length / 20);
            assertThat(ClassFileDelta.apply(from, delta, to.length)).isEqualTo(to);
            assertThat(ClassFileDelta.apply(to, ClassFileDelta.between(to, from), from.length))
                    .isEqualTo(from);
        }
    }

    @Test
    void isOfNoUseWithAnyOther() throws IOException {
        for (String className : CLASSES) {
            byte[] from = classFile(className);
            byte[] to = changed(from);
            byte[] delta = ClassFileDelta.between(from, to);
            from[from.length / 2]++;
            assertThatThrownBy(() -> ClassFileDelta.apply(from, delta, to.length))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void saysSoWhenItIsBroken() throws IOException {
        byte[] from = classFile("java.net.Socket");
        byte[] to = changed(from);
        byte[] delta = ClassFileDelta.between(from, to);
        for (int length = 0; length < delta.length; length++) {
            byte[] cut = Arrays.copyOf(delta, length);
            assertThatThrownBy(() -> ClassFileDelta.apply(from, cut, to.length)).isInstanceOf(IOException.class);
        }
        for (int i = 0; i < delta.length; i++) {
            delta[i]++;
            assertThatThrownBy(() -> ClassFileDelta.apply(from, delta, to.length))
                    .isInstanceOf(IOException.class);
            delta[i]--;
        }
    }
}
