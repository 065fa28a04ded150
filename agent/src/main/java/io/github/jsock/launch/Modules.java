package io.github.jsock.launch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Instrumentation.redefineModule} of Java 9 and later, by reflection, since this code is compiled for Java 8. It
 * exports and opens to one module only and leaves every other module's view unchanged.
 */
final class Modules {
    private static final String BASE = "java.base";

    private Modules() {}

    /** Exports a package of {@code java.base} to the module of the calling package. */
    static void exportToUs(Instrumentation instrumentation, String packageName) throws ReflectiveOperationException {
        redefine(
                instrumentation,
                BASE,
                to(Modules.class, Collections.singletonList(packageName)),
                Collections.emptyMap());
    }

    /** Opens packages of a module to the module of a class. Does nothing when this JVM has no such module. */
    static void open(Instrumentation instrumentation, String module, List<String> packageNames, Class<?> to)
            throws ReflectiveOperationException {
        redefine(instrumentation, module, Collections.emptyMap(), to(to, packageNames));
    }

    private static Map<String, Set<Object>> to(Class<?> target, List<String> packageNames)
            throws ReflectiveOperationException {
        Object module = Class.class.getMethod("getModule").invoke(target);
        Map<String, Set<Object>> access = new HashMap<>();
        for (String packageName : packageNames) {
            access.put(packageName, Collections.singleton(module));
        }
        return access;
    }

    private static Optional<?> find(String module) throws ReflectiveOperationException {
        Class<?> layers = Class.forName("java.lang.ModuleLayer");
        Object boot = layers.getMethod("boot").invoke(null);
        return (Optional<?>) layers.getMethod("findModule", String.class).invoke(boot, module);
    }

    private static void redefine(Instrumentation instrumentation, String module, Map<?, ?> exports, Map<?, ?> opens)
            throws ReflectiveOperationException {
        Optional<?> found = find(module);
        if (!found.isPresent()) {
            return;
        }
        Method redefineModule = Instrumentation.class.getMethod(
                "redefineModule",
                Class.forName("java.lang.Module"),
                Set.class,
                Map.class,
                Map.class,
                Set.class,
                Map.class);
        redefineModule.invoke(
                instrumentation,
                found.get(),
                Collections.emptySet(),
                exports,
                opens,
                Collections.emptySet(),
                Collections.emptyMap());
    }
}
