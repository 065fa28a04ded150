package io.github.jsock.instrument;

import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Notices;
import io.github.jsock.recorder.Recorder;
import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.AccessController;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the hooks into the JDK's classes, and into Netty's in every loader: a class that is not loaded yet while it loads,
 * one that is there by loading it anew. A class is woven whole or, when anything goes wrong, not at all.
 */
public final class Weaver implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final List<Hook> hooks = new ArrayList<>();
    private final HookIndex index;
    private final PreparedClasses preparedOfJdk;
    private final PreparedClasses preparedOfNetty = PreparedClasses.ofNetty();

    /** Byte Buddy, which comes in with the first class that is not prepared. */
    private static final class Inliner {
        static final AdviceInliner FIRST_USED = new AdviceInliner();
    }

    /** A weaver of the hooks for one JDK, given by its feature version; nothing is woven yet. */
    public Weaver(Instrumentation instrumentation, int jdk) {
        this.instrumentation = instrumentation;
        preparedOfJdk = PreparedClasses.ofJdk(jdk);
        List<Hook> ofJdk = HookTable.forJdk(jdk, File.separatorChar == '\\');
        List<Hook> ofNetty = NettyHooks.all();
        index = new HookIndex(ofJdk, ofNetty);
        hooks.addAll(ofJdk);
        hooks.addAll(ofNetty);
        List<HookHealth> health = new ArrayList<>();
        for (Hook hook : hooks) {
            health.add(hook.health);
        }
        Health.expect(health);
    }

    /** Weaves what is loaded, and from now on what will be. */
    public void weave() {
        become(HookHealth.State.WAITING);
        instrumentation.addTransformer(this, true);
        retransform(loaded());
    }

    /** Gives every woven class its own code back. */
    public void unweave() {
        instrumentation.removeTransformer(this);
        retransform(loaded());
        become(HookHealth.State.REMOVED);
    }

    private void become(HookHealth.State state) {
        for (Hook hook : hooks) {
            hook.health.become(state);
        }
    }

    private Class<?>[] loaded() {
        List<Class<?>> targets = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (!index.find(type).isEmpty()) {
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
                failed(index.find(types[0]), types[0].getName(), e);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        List<Hook> found = className == null ? Collections.emptyList() : index.find(loader, className);
        if (className == null || found.isEmpty()) {
            return null;
        }
        String name = className.replace('/', '.');
        try {
            // The application's thread loads the class; what it may do must not decide what we may read.
            return AccessController.doPrivileged(new PrivilegedExceptionAction<byte @Nullable []>() {
                @Override
                public byte @Nullable [] run() throws Exception {
                    return seesRecorder(loader) ? woven(found, name, classFile) : hidden(found, loader);
                }
            });
        } catch (Throwable e) {
            failed(found, name, e);
            return null;
        }
    }

    private byte[] woven(List<Hook> found, String className, byte[] classFile) throws Exception {
        PreparedClasses prepared = found.get(0).library ? preparedOfNetty : preparedOfJdk;
        WovenClass woven = prepared.find(found, className, classFile);
        if (woven == null) {
            woven = Inliner.FIRST_USED.inline(found, className, classFile);
        }
        woven.tell(found);
        return woven.classFile;
    }

    /** Whether classes of this loader could call us: a loader need not ask the boot loader for packages it does not know. */
    private static boolean seesRecorder(@Nullable ClassLoader loader) {
        try {
            return loader == null || Class.forName(Recorder.class.getName(), false, loader) == Recorder.class;
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static byte @Nullable [] hidden(List<Hook> hooks, @Nullable ClassLoader loader) {
        hooks.forEach(hook -> hook.became(HookHealth.State.ABSENT));
        Notices.once(
                "hidden-loader",
                "Netty's native transport is not recorded where its class loader, "
                        + (loader == null ? null : loader.getClass().getName())
                        + ", hides jsock from it: let it delegate the package io.github.jsock.recorder to the boot loader");
        return null;
    }

    private static void failed(List<Hook> hooks, String className, Throwable thrown) {
        hooks.forEach(hook -> hook.became(HookHealth.State.FAILED));
        Health.error("weave", thrown);
        Notices.once(
                "hook-" + className,
                "cannot instrument " + className + " (" + thrown + "): what it does is not recorded");
    }
}
