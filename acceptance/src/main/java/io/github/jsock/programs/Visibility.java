package io.github.jsock.programs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link Greeting}, after it has tried to load classes by name, by every loader that an application has: {@code Visibility NAME…}. */
public final class Visibility {
    private Visibility() {}

    /** Runs it. */
    public static void main(String[] names) throws IOException {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        for (String name : names) {
            System.out.println(name
                    + loadedBy("own", Visibility.class.getClassLoader(), name)
                    + loadedBy("context", Thread.currentThread().getContextClassLoader(), name)
                    + loadedBy("system", system, name)
                    + loadedBy("platform", system.getParent(), name)
                    + loadedBy("boot", null, name)
                    + (system.getResource(name.replace('.', '/') + ".class") == null ? "" : ", a resource"));
        }
        Greeting.main(new String[0]);
    }

    private static String loadedBy(String loaderName, @Nullable ClassLoader loader, String name) {
        try {
            Class.forName(name, false, loader);
            return ", " + loaderName;
        } catch (ClassNotFoundException e) {
            return "";
        }
    }
}
