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

    private final Object unsafe;
    private final Method defineClass;

    private BootClasses(Object unsafe) throws NoSuchMethodException {
        this.unsafe = unsafe;
        this.defineClass = unsafe.getClass()
                .getMethod(
                        "defineClass",
                        String.class,
                        byte[].class,
                        int.class,
                        int.class,
                        ClassLoader.class,
                        ProtectionDomain.class);
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
            Modules.exportToUs(instrumentation, "jdk.internal.misc");
        }
        BootClasses boot = new BootClasses(modular ? unsafeOfJdk9() : unsafeOfJdk8());
        Class<?> first = boot.define(jar, name);
        while (names.hasMoreTokens()) {
            boot.define(jar, names.nextToken());
        }
        if (modular) {
            Modules.open(instrumentation, "java.base", OPENED, first);
            Modules.open(instrumentation, "java.net.http", OPENED_OF_HTTP_CLIENT, first);
        }
        return true;
    }

    private Class<?> define(JarFile jar, String name) throws IOException, ReflectiveOperationException {
        byte[] bytes = read(jar, FOLDER + name.replace('.', '/') + ".classdata");
        return (Class<?>) defineClass.invoke(unsafe, name, bytes, 0, bytes.length, null, null);
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

    private static Object unsafeOfJdk9() throws ReflectiveOperationException {
        return Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
    }

    private static Object unsafeOfJdk8() throws ReflectiveOperationException {
        Field instance = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        return instance.get(null);
    }
}
