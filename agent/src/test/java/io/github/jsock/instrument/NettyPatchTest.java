package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Patches for Netty's classes of many versions, held against what Byte Buddy weaves, as ASM reads it. */
class NettyPatchTest {
    private static final HookIndex INDEX = new HookIndex(Collections.emptyList(), NettyHooks.all());
    private static final String PREFIX = "some/where/else/";

    private final AdviceInliner byteBuddy = new AdviceInliner();

    /** A class with hooks in one of the jars that the build prepares for. */
    private static final class Found {
        private final String jar;
        private final List<Hook> hooks;
        private final byte[] classFile;

        Found(File jar, List<Hook> hooks, byte[] classFile) {
            this.jar = jar.getName();
            this.hooks = hooks;
            this.classFile = classFile;
        }

        String className() {
            return hooks.get(0).className;
        }

        @Override
        public String toString() {
            return className() + " of " + jar;
        }
    }

    static List<Found> classes() throws IOException {
        List<Found> found = new ArrayList<>();
        File[] jars = Objects.requireNonNull(new File("target/netty").listFiles());
        for (File jar : new TreeSet<>(Arrays.asList(jars))) {
            try (ZipFile archive = new ZipFile(jar)) {
                for (ZipEntry entry : Collections.list(archive.entries())) {
                    List<Hook> hooks = INDEX.ofNettyIn(entry.getName());
                    if (!hooks.isEmpty()) {
                        try (InputStream in = archive.getInputStream(entry)) {
                            found.add(new Found(jar, hooks, in.readAllBytes()));
                        }
                    }
                }
            }
        }
        return found;
    }

    private ClassPatch patch(Found found) throws Exception {
        return patch(found, found.classFile);
    }

    private ClassPatch patch(Found found, byte[] classFile) throws Exception {
        return WovenDifference.by(byteBuddy, found.hooks, found.className(), classFile);
    }

    private static String text(WovenClass woven) {
        return ClassPatchTest.text(woven.classFile, 0);
    }

    /** As if its library had been put elsewhere, as builds do that bring along one of their own. */
    private static byte[] moved(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
                            @Override
                            public String map(String internalName) {
                                return internalName.startsWith(NettyHooks.ROOT) ? PREFIX + internalName : internalName;
                            }
                        }),
                        0);
        return writer.toByteArray();
    }

    @Test
    void theyAreOfAllKinds() throws IOException {
        assertThat(classes().stream().map(Found::className).distinct())
                .containsExactlyInAnyOrderElementsOf(NettyHooks.all().stream()
                        .map(hook -> hook.className)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("classes")
    void makesWhatByteBuddyDoes(Found found) throws Exception {
        WovenClass made = patch(found).apply(found.hooks, new ClassFile(found.classFile));
        WovenClass woven = byteBuddy.inline(found.hooks, found.className(), found.classFile);
        assertThat(text(Objects.requireNonNull(made))).isEqualTo(text(woven));
        assertThat(made.outcomes).isEqualTo(woven.outcomes);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void doesSoAlsoUnderAPrefix(Found found) throws Exception {
        byte[] moved = moved(found.classFile);
        ClassPatch patch = patch(found, Preparation.rewritten(found.classFile));
        WovenClass made =
                patch.renamed(NettyHooks.ROOT, PREFIX + NettyHooks.ROOT).apply(found.hooks, new ClassFile(moved));
        String className = PREFIX.replace('/', '.') + found.className();
        assertThat(text(Objects.requireNonNull(made))).isEqualTo(text(byteBuddy.inline(found.hooks, className, moved)));
        assertThat(patch.apply(found.hooks, new ClassFile(moved))).isNull();
    }

    @Test
    void doesSoAlsoForOtherVersionsThatItFits() throws Exception {
        List<Found> all = classes();
        int fitting = 0;
        for (Found from : all) {
            ClassPatch patch = patch(from);
            for (Found to : all) {
                WovenClass made = to.jar.equals(from.jar) ? null : patch.apply(to.hooks, new ClassFile(to.classFile));
                if (made != null) {
                    assertThat(to.className()).isEqualTo(from.className());
                    assertThat(text(made))
                            .as(from + " and " + to)
                            .isEqualTo(text(byteBuddy.inline(to.hooks, to.className(), to.classFile)));
                    fitting++;
                }
            }
        }
        assertThat(fitting).isGreaterThan(all.size());
    }
}
