package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Weaves every class of the JDK that has hooks, for {@link PreparedClasses}; runs in a JVM that has been started for this alone. */
public final class Preparation {
    private final int jdk;
    private final PreparedClasses prepared;
    private final HookIndex index;
    private final Set<String> classNames = new TreeSet<>();
    private final AdviceInliner inliner = new AdviceInliner();
    private final ClassFileLocator classFiles = ClassFileLocator.ForClassLoader.of(HookIndex.PLATFORM);

    /** A preparation for the JDK that this runs on, given by its feature version. */
    public Preparation(int jdk) {
        this.jdk = jdk;
        prepared = new PreparedClasses(jdk);
        List<Hook> hooks = HookTable.forJdk(jdk, File.separatorChar == '\\');
        hooks.forEach(hook -> classNames.add(hook.className));
        index = new HookIndex(hooks, Collections.emptyList());
    }

    /**
     * Writes to a file, a zip with an entry for each, the patches that the jar has not yet: all, or nothing.
     *
     * @throws Exception when a class cannot be woven, or the file cannot be written
     */
    public void write(File file) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(all)) {
            for (String className : classNames) {
                List<Hook> hooks = index.find(null, className.replace('.', '/'));
                ClassFileLocator.Resolution found = classFiles.locate(className);
                // This JDK, or what was left in of it, may do without the class.
                if (found.isResolved() && prepared.find(hooks, className, found.resolve()) == null) {
                    byte[] patch = WovenDifference.by(inliner, hooks, className, found.resolve())
                            .write();
                    zip.putNextEntry(new ZipEntry(jdk + "/" + PreparedClasses.name(className, patch)));
                    zip.write(patch);
                }
            }
        }
        try (OutputStream out = new FileOutputStream(file)) {
            all.writeTo(out);
        }
    }
}
