package io.github.jsock.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hooks by the class that they are for. It is asked about every class that loads, so it answers with one search in the
 * name and one hash look-up, and for most classes with neither.
 */
final class HookIndex {
    /** The parent of the agent's own loader: it has what the JDK's boot loader has not. */
    static final @Nullable ClassLoader PLATFORM =
            HookIndex.class.getClassLoader().getParent();

    /** Behind its name, the entry of a class in a jar has this. */
    static final String CLASS = ".class";

    private static final String META = "META-INF/";

    /** By names as class files have them, and as Java does. */
    private final Map<String, List<Hook>> jdk;

    private final Map<String, List<Hook>> netty;

    /** An index of hooks for the JDK's classes, and of hooks for Netty's, which any loader may have under any prefix. */
    HookIndex(Collection<Hook> jdk, Collection<Hook> netty) {
        this.jdk = byClass(jdk);
        this.netty = byClass(netty);
    }

    private static Map<String, List<Hook>> byClass(Collection<Hook> hooks) {
        Map<String, List<Hook>> byClass = new HashMap<>();
        for (Hook hook : hooks) {
            List<Hook> ofClass = byClass.get(hook.internalName());
            if (ofClass == null) {
                ofClass = new ArrayList<>();
                byClass.put(hook.internalName(), ofClass);
                byClass.put(hook.className, ofClass);
            }
            ofClass.add(hook);
        }
        return byClass;
    }

    /** The hooks for a class that is loaded; none for most. */
    List<Hook> find(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String name = type.getName();
        if (loader != null || !isOfJdk(name)) {
            return find(loader, name.replace('.', '/'));
        }
        List<Hook> found = jdk.get(name);
        return found == null ? Collections.emptyList() : found;
    }

    /** Whether it is a class of the JDK's boot loader, of which there are a thousand: their names are used as they are. */
    private static boolean isOfJdk(String name) {
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }

    /** The hooks for a class, given by its name as class files have it; none for most. */
    List<Hook> find(@Nullable ClassLoader loader, String internalName) {
        List<Hook> found = loader == null || loader == PLATFORM ? jdk.get(internalName) : null;
        return found == null ? ofNetty(internalName) : found;
    }

    private List<Hook> ofNetty(String internalName) {
        int start = internalName.lastIndexOf(NettyHooks.FOLDER);
        boolean whole = start == 0 || (start > 0 && internalName.charAt(start - 1) == '/');
        List<Hook> found = whole ? netty.get(internalName.substring(start)) : null;
        return found == null ? Collections.emptyList() : found;
    }

    /** The hooks for a class of Netty's, given by its entry in a jar; none for most. */
    List<Hook> ofNettyIn(String entry) {
        return entry.endsWith(CLASS) && !entry.startsWith(META)
                ? ofNetty(entry.substring(0, entry.length() - CLASS.length()))
                : Collections.emptyList();
    }
}
