package io.github.jsock.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Defines the recorder's classes in the boot loader, straight from the jar's {@code boot/} folder: no file, no change of
 * the boot search path.
 */
final class BootClasses {
    private static final String FOLDER = "boot/";
    private static final String INDEX = FOLDER + "index";
    /** Packages of {@code java.base} whose internals the recorder reads. */
    private static final List<String> OPENED =
            Arrays.asList("java.io", "java.lang", "java.net", "sun.net", "sun.nio.ch", "sun.security.ssl");
    /** Those of {@code java.net.http}. */
    private static final List<String> OPENED_OF_HTTP_CLIENT = Collections.singletonList("jdk.internal.net.http");

    private final JarFile jar;
    private final boolean modular;

    private BootClasses(JarFile jar, boolean modular) {
        this.jar = jar;
        this.modular = modular;
    }

    /**
     * Defines all classes that the index names and opens to them what they need of the JDK.
     *
     * @return false when they are there already, from an earlier start
     */
    static boolean define(JarFile jar, Instrumentation instrumentation)
            throws IOException, ReflectiveOperationException {
        StringTokenizer names = new StringTokenizer(new String(read(jar, INDEX), StandardCharsets.UTF_8));
        String name = names.nextToken();
        if (find(name) != null) {
            return false;
        }
        boolean modular = !System.getProperty("java.specification.version").startsWith("1.");
        if (modular) {
            ModularJdk.prepareToDefine(instrumentation);
        }
        BootClasses boot = new BootClasses(jar, modular);
        Class<?> first = boot.define(name);
        while (names.hasMoreTokens()) {
            boot.define(names.nextToken());
        }
        if (modular) {
            ModularJdk.open(instrumentation, "java.base", OPENED, first);
            ModularJdk.open(instrumentation, "java.net.http", OPENED_OF_HTTP_CLIENT, first);
        }
        return true;
    }

    private Class<?> define(String name) throws IOException, ReflectiveOperationException {
        byte[] bytes = read(jar, FOLDER + name.replace('.', '/') + ".classdata");
        return modular ? ModularJdk.define(name, bytes) : OfJdk8.define(name, bytes);
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static byte[] read(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException(jar.getName() + "!" + name);
        }
        return JarBytes.read(jar, entry);
    }

    /** The same by reflection, since later versions have no such method. */
    private static final class OfJdk8 {
        private static final Object UNSAFE;
        private static final Method DEFINE_CLASS;

        static {
            try {
                Class<?> type = Class.forName("sun.misc.Unsafe");
                Field instance = type.getDeclaredField("theUnsafe");
                instance.setAccessible(true);
                UNSAFE = instance.get(null);
                DEFINE_CLASS = type.getMethod(
                        "defineClass",
                        String.class,
                        byte[].class,
                        int.class,
                        int.class,
                        ClassLoader.class,
                        ProtectionDomain.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private OfJdk8() {}

        static Class<?> define(String name, byte[] bytes) throws ReflectiveOperationException {
            return (Class<?>) DEFINE_CLASS.invoke(UNSAFE, name, bytes, 0, bytes.length, null, null);
        }
    }
}
