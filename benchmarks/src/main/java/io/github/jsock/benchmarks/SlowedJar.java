package io.github.jsock.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/** jsock with a recorder that wastes 100 ns in each read: a benchmark that does not see it sees nothing. */
final class SlowedJar {
    private static final String RECORDER = "io.github.jsock.recorder.Recorder";
    private static final String ENTRY = "boot/" + RECORDER.replace('.', '/') + ".classdata";

    private SlowedJar() {}

    /** A slowed copy of this jar, in a file that is deleted when this JVM ends. */
    static Path of(Path jar) throws IOException {
        Path slowed = Files.createTempFile("jsock-slowed", ".jar");
        slowed.toFile().deleteOnExit();
        try (JarFile in = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(slowed))) {
            Enumeration<JarEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream content = in.getInputStream(entry)) {
                    byte[] bytes = content.readAllBytes();
                    out.write(entry.getName().equals(ENTRY) ? slowed(bytes) : bytes);
                }
            }
        }
        return slowed;
    }

    private static byte[] slowed(byte[] recorder) {
        ClassFileLocator classes = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(RECORDER, recorder), ClassFileLocator.ForClassLoader.ofPlatformLoader());
        TypeDescription type = TypePool.Default.WithLazyResolution.of(classes)
                .describe(RECORDER)
                .resolve();
        return new ByteBuddy()
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .decorate(type, classes)
                .visit(Advice.to(Waste.class).on(ElementMatchers.namedOneOf("received", "streamReceived")))
                .make()
                .getBytes();
    }

    private static final class Waste {
        @Advice.OnMethodEnter
        static void enter() {
            long until = System.nanoTime() + 100;
            while (System.nanoTime() < until) {
                // Wasting it.
            }
        }
    }
}
