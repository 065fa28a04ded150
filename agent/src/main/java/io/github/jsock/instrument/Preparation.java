package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.ClassFileLocator.Resolution;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.StreamDrainer;

/**
 * Weaves every class of the JDK that has hooks, and every one of Netty's in some jars, for {@link PreparedClasses}; runs in a
 * JVM that has been started for this alone.
 */
public final class Preparation {
    private final PreparedClasses preparedOfJdk;
    private final PreparedClasses preparedOfNetty = PreparedClasses.ofNetty();
    private final HookIndex index;
    private final Set<String> jdkClasses = new TreeSet<>();
    private final AdviceInliner inliner = new AdviceInliner();
    private final ClassFileLocator classFiles = ClassFileLocator.ForClassLoader.of(HookIndex.PLATFORM);
    /** Made already, and of Netty: of several versions, most are good for more than one. */
    private final List<ClassPatch> made = new ArrayList<>();

    /** A preparation for the JDK that this runs on, given by its feature version. */
    public Preparation(int jdk) {
        preparedOfJdk = PreparedClasses.ofJdk(jdk);
        List<Hook> hooks = HookTable.forJdk(jdk, File.separatorChar == '\\');
        hooks.forEach(hook -> jdkClasses.add(hook.className));
        index = new HookIndex(hooks, NettyHooks.all());
    }

    /**
     * Writes to a file, a zip with an entry for each, the patches that the jar has not yet: all, or nothing.
     *
     * @param jars where there is Netty, under any prefix
     * @throws Exception when a class cannot be read or woven, or the file cannot be written
     */
    public void write(File file, List<File> jars) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(all)) {
            for (String className : jdkClasses) {
                List<Hook> hooks = index.find(null, className.replace('.', '/'));
                Resolution found = classFiles.locate(className);
                // This JDK, or what was left in of it, may do without the class.
                if (found.isResolved() && preparedOfJdk.find(hooks, className, found.resolve()) == null) {
                    byte[] patch = WovenDifference.by(inliner, hooks, className, found.resolve())
                            .write();
                    put(zip, preparedOfJdk.place(className, patch), patch);
                }
            }
            for (File jar : jars) {
                writeNetty(jar, zip);
            }
        }
        try (OutputStream out = new FileOutputStream(file)) {
            all.writeTo(out);
        }
    }

    private void writeNetty(File jar, ZipOutputStream zip) throws Exception {
        try (ZipFile archive = new ZipFile(jar)) {
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                List<Hook> hooks = index.ofNettyIn(entry.getName());
                if (!hooks.isEmpty()) {
                    byte[] classFile = StreamDrainer.DEFAULT.drain(archive.getInputStream(entry));
                    writeNetty(hooks, entry.getName(), classFile, zip);
                    writeNetty(hooks, entry.getName(), rewritten(classFile), zip);
                }
            }
        }
    }

    private void writeNetty(List<Hook> hooks, String entry, byte[] classFile, ZipOutputStream zip) throws Exception {
        String className =
                entry.substring(0, entry.length() - HookIndex.CLASS.length()).replace('/', '.');
        String prefix = hooks.get(0).prefixIn(className);
        if (preparedOfNetty.find(hooks, className, classFile) == null && !fits(hooks, prefix, classFile)) {
            ClassPatch patch = WovenDifference.by(inliner, hooks, className, classFile)
                    .renamed(prefix + NettyHooks.ROOT, NettyHooks.ROOT);
            made.add(patch);
            byte[] written = patch.write();
            put(zip, preparedOfNetty.place(hooks.get(0).className, written), written);
        }
    }

    private boolean fits(List<Hook> hooks, String prefix, byte[] classFile) throws IOException {
        for (ClassPatch patch : made) {
            ClassPatch there = patch.renamed(NettyHooks.ROOT, prefix + NettyHooks.ROOT);
            if (there.apply(hooks, new ClassFile(classFile)) != null) {
                return true;
            }
        }
        return false;
    }

    /** The class as a tool writes it that has put it into another package: with its constants in another order. */
    static byte[] rewritten(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(writer, 0);
        return writer.toByteArray();
    }

    private static void put(ZipOutputStream zip, String place, byte[] patch) throws IOException {
        zip.putNextEntry(new ZipEntry(place));
        zip.write(patch);
    }
}
