package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A copy of the jar under test in which some methods of the recorder's classes throw at once. */
final class BrokenJar {
    private static final String RECORDER = "io/github/jsock/recorder/";
    private static final String ADVICE = "inst/io/github/jsock/instrument/\\w+Advice(\\$\\w+)?\\.classdata";

    private final Map<String, ClassFile> rewritten = new HashMap<>();

    private record ClassFile(Set<String> methods, String thrown) {}

    /** Lets every method of the recorder's throw that advice calls. */
    BrokenJar withEveryEvent(Class<? extends Throwable> thrown) throws IOException {
        events().forEach((className, methods) -> with(className, methods, thrown));
        return this;
    }

    /** The methods of {@code Recorder}, {@code DatagramRecorder} and so on that advice calls, by simple class name. */
    private static Map<String, Set<String>> events() throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().matches(ADVICE)) {
                    new ClassReader(jar.getInputStream(entry)).accept(new CallsOfRecorder(names), 0);
                }
            }
        }
        return names;
    }

    /** Lets methods throw; {@code thrown} must have a constructor without parameters. */
    BrokenJar with(String className, Set<String> methods, Class<? extends Throwable> thrown) {
        rewritten.put(
                "boot/" + RECORDER + className + ".classdata", new ClassFile(methods, Type.getInternalName(thrown)));
        return this;
    }

    /** Writes the jar to a file. */
    Path write(Path file) throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                ClassFile change = rewritten.get(entry.getName());
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(change == null ? bytes : broken(bytes, change));
            }
        }
        return file;
    }

    private static byte[] broken(byte[] bytes, ClassFile change) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(bytes).accept(new Breaker(writer, change), 0);
        return writer.toByteArray();
    }

    private static final class Breaker extends ClassVisitor {
        private final ClassFile change;

        Breaker(ClassWriter writer, ClassFile change) {
            super(Opcodes.ASM9, writer);
            this.change = change;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String type, String generic, String[] thrown) {
            MethodVisitor method = super.visitMethod(access, name, type, generic, thrown);
            if (!change.methods.contains(name)) {
                return method;
            }
            method.visitCode();
            method.visitTypeInsn(Opcodes.NEW, change.thrown);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, change.thrown, "<init>", "()V", false);
            method.visitInsn(Opcodes.ATHROW);
            method.visitMaxs(0, 0);
            method.visitEnd();
            return null;
        }
    }

    private static final class CallsOfRecorder extends ClassVisitor {
        private final Map<String, Set<String>> names;

        CallsOfRecorder(Map<String, Set<String>> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String itsType, boolean onInterface) {
                    if (owner.startsWith(RECORDER) && owner.endsWith("Recorder")) {
                        names.computeIfAbsent(owner.substring(RECORDER.length()), o -> new TreeSet<>())
                                .add(called);
                    }
                }
            };
        }
    }
}
