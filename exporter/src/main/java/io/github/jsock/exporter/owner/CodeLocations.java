package io.github.jsock.exporter.owner;

import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where classes came from. Asks no class loader of the application's, which would run its code: only what is loaded. Not for
 * several threads at once.
 */
final class CodeLocations {
    private static final String CLASSES_OF_WEB_APPLICATION = "/WEB-INF/classes";

    private final Supplier<Class<?>[]> loaded;
    /** By class and context: looking through all classes takes a millisecond or so. */
    private final Map<List<Object>, Optional<String>> known = new HashMap<>();

    CodeLocations(Supplier<Class<?>[]> loaded) {
        this.loaded = loaded;
    }

    /** Finds some classes. */
    interface Named {
        /** The short name of where a class came from; {@code null} when it is not known. */
        @Nullable
        String of(String className);
    }

    /** As they are loaded now, seen from a context: where several classes have one name, its own is meant. */
    Named seenFrom(@Nullable ClassLoader context) {
        Integer contextHash = System.identityHashCode(context);
        return className -> known.computeIfAbsent(
                        Arrays.asList(className, contextHash), key -> Optional.ofNullable(find(className, context)))
                .orElse(null);
    }

    private @Nullable String find(String className, @Nullable ClassLoader context) {
        Class<?> found = null;
        for (Class<?> type : loaded.get()) {
            if (type.getName().equals(className) && (found == null || isVisible(type.getClassLoader(), context))) {
                found = type;
            }
        }
        return found == null ? null : location(found);
    }

    private static boolean isVisible(@Nullable ClassLoader loader, @Nullable ClassLoader context) {
        for (ClassLoader from = context; from != null; from = from.getParent()) {
            if (from == loader) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String location(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            URL url = source == null ? null : source.getLocation();
            return url == null ? null : shortName(url.toString());
        } catch (SecurityException e) {
            return null;
        }
    }

    /**
     * The last name in a location: {@code postgresql-42.7.4.jar}, also of a jar in a jar; {@code classes} of a folder, or
     * {@code shop/WEB-INF/classes}; {@code java.net.http} of a module.
     */
    static String shortName(String url) {
        String path = url;
        while (path.endsWith("/") || path.endsWith("!")) {
            path = path.substring(0, path.length() - 1);
        }
        int end = path.endsWith(CLASSES_OF_WEB_APPLICATION)
                ? path.length() - CLASSES_OF_WEB_APPLICATION.length()
                : path.length();
        return path.substring(path.lastIndexOf('/', end - 1) + 1);
    }
}
