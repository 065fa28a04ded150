package io.github.jsock.launch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code Instrumentation.redefineModule} of Java 9 and later, by reflection, since this code is compiled for Java 8. It
 * exports and opens to one module only and leaves every other module's view unchanged.
 */
final class Modules {
    private Modules() {}

    /** Exports a package of {@code java.base} to the module of the calling package. */
    static void exportToUs(Instrumentation instrumentation, String packageName) throws ReflectiveOperationException {
        redefineBase(
                instrumentation, to(Modules.class, Collections.singletonList(packageName)), Collections.emptyMap());
    }

    /** Opens packages of {@code java.base} to the module of a class. */
    static void open(Instrumentation instrumentation, List<String> packageNames, Class<?> to)
            throws ReflectiveOperationException {
        redefineBase(instrumentation, Collections.emptyMap(), to(to, packageNames));
    }

    private static Map<String, Set<Object>> to(Class<?> target, List<String> packageNames)
            throws ReflectiveOperationException {
        Map<String, Set<Object>> access = new HashMap<>();
        for (String packageName : packageNames) {
            access.put(packageName, Collections.singleton(moduleOf(target)));
        }
        return access;
    }

    private static Object moduleOf(Class<?> type) throws ReflectiveOperationException {
        return Class.class.getMethod("getModule").invoke(type);
    }

    private static void redefineBase(Instrumentation instrumentation, Map<?, ?> exports, Map<?, ?> opens)
            throws ReflectiveOperationException {
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
                moduleOf(Object.class),
                Collections.emptySet(),
                exports,
                opens,
                Collections.emptySet(),
                Collections.emptyMap());
    }
}
