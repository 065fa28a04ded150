package io.github.jsock.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs between things that should be equal; gathers all of it. */
final class Difference {
    private final List<String> found = new ArrayList<>();

    /** Compares in any order, but equally often; {@code what} says what the elements are. */
    void between(String what, Stream<?> expected, Stream<?> actual) {
        List<Object> missing = new ArrayList<>(expected.toList());
        int size = missing.size();
        List<Object> unexpected = new ArrayList<>();
        for (Object element : actual.toList()) {
            if (!missing.remove(element)) {
                unexpected.add(element);
            }
        }
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            found.add("%s: %d agree%s%s"
                    .formatted(
                            what,
                            size - missing.size(),
                            lines("expected, but missing", missing),
                            lines("there, but not expected", unexpected)));
        }
    }

    /** Compares two single values. */
    void between(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            found.add(what + ": expected " + expected + " but was " + actual);
        }
    }

    /**
     * Ends the comparison.
     *
     * @throws AssertionError when anything differed, with all of it
     */
    void assertNone(String where) {
        if (!found.isEmpty()) {
            throw new AssertionError(where + "\n" + String.join("\n", found));
        }
    }

    private static String lines(String title, List<Object> elements) {
        return elements.isEmpty()
                ? ""
                : elements.stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining("\n      ", "\n    " + title + "\n      ", ""));
    }
}
