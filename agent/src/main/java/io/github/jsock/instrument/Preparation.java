package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Weaves every class of this JVM that has hooks, for {@link PreparedClasses}; runs in a JVM that has been started for this
 * alone. Each class is taken in both shapes in which an agent meets it: as it is loaded, and as the JVM puts it together again
 * when it is asked for one that has been loaded before, which is another file.
 */
public final class Preparation implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final Set<String> classNames = new LinkedHashSet<>();
    private final HookIndex index;
    private final List<Shape> shapes = new CopyOnWriteArrayList<>();

    private static final class Shape {
        final String className;
        final byte[] classFile;
        final boolean reassembled;

        Shape(String className, byte[] classFile, boolean reassembled) {
            this.className = className;
            this.classFile = classFile;
            this.reassembled = reassembled;
        }
    }

    /** A preparation for the JDK that this runs on, given by its feature version. */
    public Preparation(Instrumentation instrumentation, int jdk) {
        this.instrumentation = instrumentation;
        List<Hook> hooks = HookTable.forJdk(jdk, File.separatorChar == '\\');
        hooks.forEach(hook -> classNames.add(hook.className));
        index = new HookIndex(hooks, Collections.emptyList());
    }

    /**
     * Writes what it prepares to a file, a zip with an entry for each: all, or nothing.
     *
     * @throws Exception when a class cannot be loaded anew or woven, or the file cannot be written
     */
    public void write(File file) throws Exception {
        meetAll();
        AdviceInliner inliner = new AdviceInliner();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(all)) {
            Set<String> names = new HashSet<>();
            for (Shape shape : shapes) {
                byte[] from = shape.reassembled ? CanonicalClassFile.of(shape.classFile) : shape.classFile;
                String name = PreparedClasses.name(shape.className, from);
                if (names.add(name)) {
                    List<Hook> hooks = index.find(null, shape.className.replace('.', '/'));
                    zip.putNextEntry(new ZipEntry(name));
                    inliner.inline(hooks, shape.className, from).write(new DataOutputStream(zip), from);
                }
            }
        }
        try (OutputStream out = new FileOutputStream(file)) {
            all.writeTo(out);
        }
    }

    private void meetAll() throws Exception {
        instrumentation.addTransformer(this, true);
        try {
            Set<Class<?>> types = new LinkedHashSet<>();
            for (String name : classNames) {
                try {
                    types.add(Class.forName(name, false, HookIndex.PLATFORM));
                } catch (ClassNotFoundException e) {
                    // This JDK, or what was left in of it, does without.
                }
            }
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } finally {
            instrumentation.removeTransformer(this);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (className != null && !index.find(loader, className).isEmpty()) {
            shapes.add(new Shape(className.replace('/', '.'), classFile, redefined != null));
        }
        return null;
    }
}
