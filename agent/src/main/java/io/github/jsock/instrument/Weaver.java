package io.github.jsock.instrument;

import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Notices;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.AccessController;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the hooks into the JDK's classes: a class that is not loaded yet while it loads, one that is there by loading it
 * anew. A class is woven whole or, when anything goes wrong, not at all.
 */
public final class Weaver implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final Map<String, List<Hook>> hooksByClass = new HashMap<>();
    private final AdviceInliner inliner = new AdviceInliner();

    /** A weaver of the hooks for one JDK, given by its feature version; nothing is woven yet. */
    public Weaver(Instrumentation instrumentation, int jdk) {
        this.instrumentation = instrumentation;
        List<HookHealth> expected = new ArrayList<>();
        for (Hook hook : HookTable.forJdk(jdk)) {
            hooksByClass
                    .computeIfAbsent(hook.internalName(), name -> new ArrayList<>())
                    .add(hook);
            expected.add(hook.health);
        }
        Health.expect(expected);
    }

    /** Weaves what is loaded, and from now on what will be. */
    public void weave() {
        hooksByClass.values().forEach(hooks -> become(hooks, HookHealth.State.WAITING));
        instrumentation.addTransformer(this, true);
        retransform(loaded());
    }

    /** Gives every woven class its own code back. */
    public void unweave() {
        instrumentation.removeTransformer(this);
        retransform(loaded());
        hooksByClass.values().forEach(hooks -> become(hooks, HookHealth.State.REMOVED));
    }

    private Class<?>[] loaded() {
        List<Class<?>> targets = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null
                    && hooksByClass.containsKey(type.getName().replace('.', '/'))) {
                targets.add(type);
            }
        }
        return targets.toArray(new Class<?>[0]);
    }

    /**
     * Loads classes anew: all at one moment, since a socket whose opening is seen and whose end is not would stay for ever; or,
     * if one of them cannot be, one by one, so that it costs the others nothing.
     */
    private void retransform(Class<?>... types) {
        try {
            if (types.length > 0) {
                instrumentation.retransformClasses(types);
            }
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
            if (types.length > 1) {
                for (Class<?> type : types) {
                    retransform(type);
                }
            } else {
                failed(hooksOf(types[0].getName().replace('.', '/')), e);
            }
        }
    }

    private List<Hook> hooksOf(String internalName) {
        return hooksByClass.getOrDefault(internalName, Collections.emptyList());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader != null || className == null) {
            return null;
        }
        List<Hook> hooks = hooksOf(className);
        if (hooks.isEmpty()) {
            return null;
        }
        try {
            // The application's thread loads the class; what it may do must not decide what we may read.
            return AccessController.doPrivileged(
                    (PrivilegedExceptionAction<byte[]>) () -> inliner.inline(hooks, classFile));
        } catch (Throwable e) {
            failed(hooks, e);
            return null;
        }
    }

    private static void failed(List<Hook> hooks, Throwable thrown) {
        become(hooks, HookHealth.State.FAILED);
        Health.error("weave", thrown);
        for (Hook hook : hooks) {
            Notices.once(
                    "hook-" + hook.className,
                    "cannot instrument " + hook.className + " (" + thrown + "): what it does is not recorded");
        }
    }

    private static void become(List<Hook> hooks, HookHealth.State state) {
        for (Hook hook : hooks) {
            hook.health.become(state);
        }
    }
}
