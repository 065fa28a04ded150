package io.github.jsock.launch;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/**
 * What Java 9 and later have and Java 8 has not, so that on 8 this class is never loaded. It is compiled for Java 8 as all are, but
 * against the library of the JDK that builds (see the build file): to call the same by reflection makes some twenty classes
 * more in every start.
 */
final class ModularJdk {
    private static final String BASE = "java.base";

    private ModularJdk() {}

    /** Exports to the module of this class what {@link #define} needs. */
    static void prepareToDefine(Instrumentation instrumentation) {
        Map<String, Set<Module>> exports =
                Collections.singletonMap("jdk.internal.misc", Collections.singleton(ModularJdk.class.getModule()));
        redefine(instrumentation, BASE, exports, Collections.emptyMap());
    }

    /** Defines a class in the boot loader. */
    static Class<?> define(String name, byte[] bytes) {
        return Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
    }

    /**
     * Opens packages of a module to the module of a class, and leaves every other module's view unchanged. Does nothing when
     * this JVM has no such module.
     */
    static void open(Instrumentation instrumentation, String module, List<String> packageNames, Class<?> to) {
        Map<String, Set<Module>> opens = new HashMap<>();
        for (String packageName : packageNames) {
            opens.put(packageName, Collections.singleton(to.getModule()));
        }
        redefine(instrumentation, module, Collections.emptyMap(), opens);
    }

    private static void redefine(
            Instrumentation instrumentation,
            String module,
            Map<String, Set<Module>> exports,
            Map<String, Set<Module>> opens) {
        Optional<Module> found = ModuleLayer.boot().findModule(module);
        if (found.isPresent()) {
            instrumentation.redefineModule(
                    found.get(),
                    Collections.emptySet(),
                    exports,
                    opens,
                    Collections.emptySet(),
                    Collections.emptyMap());
        }
    }
}
