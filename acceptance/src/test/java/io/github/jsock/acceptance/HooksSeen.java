package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which hooks took where, as the tests saw it, and the page {@code docs/hooks-seen.md} that says so. Each test notes it in a
 * file; when all have run, the build calls {@link #main}, which holds the page against the files, or writes it anew.
 */
public final class HooksSeen {
    private static final Path FOLDER = Path.of("target", "hooks-seen");
    private static final Path PAGE = Path.of("..", "docs", "hooks-seen.md");
    private static final String HEADING = "| hook | seen to take on |\n|---|---|\n";

    private HooksSeen() {}

    /** Notes the hooks that took; {@code where} is a JDK, or a library's version. */
    static void note(String where, List<Published.Hook> hooks) throws IOException {
        Files.createDirectories(FOLDER);
        Set<String> woven = hooks.stream()
                .filter(hook -> hook.state().equals("woven"))
                .map(Published.Hook::hook)
                .filter(hook -> where.startsWith("JDK") != hook.startsWith("io.netty."))
                .collect(Collectors.toCollection(TreeSet::new));
        synchronized (HooksSeen.class) {
            Path file = FOLDER.resolve(where);
            if (Files.exists(file)) {
                woven.addAll(Files.readAllLines(file));
            }
            Files.write(file, woven);
        }
    }

    /** Ends with 1 and the differences unless the page agrees with the tests that ran; rewrites it if asked to by a property. */
    public static void main(String[] args) throws IOException {
        Map<String, Set<String>> seen = noted();
        if ("write".equals(System.getProperty("jsock.docs"))) {
            Map<String, Set<String>> all = onPage();
            all.values().forEach(places -> places.removeAll(placesOf(seen)));
            seen.forEach((hook, places) -> all.computeIfAbsent(hook, h -> new TreeSet<>(HooksSeen::byNumber))
                    .addAll(places));
            all.values().removeIf(Set::isEmpty);
            Files.writeString(PAGE, intro() + HEADING + rows(all));
            return;
        }
        List<String> differences = differences(seen);
        if (!differences.isEmpty()) {
            System.err.println(PAGE + " disagrees with what the tests saw; mvn verify -Djsock.docs=write corrects it:");
            differences.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static List<String> differences(Map<String, Set<String>> seen) throws IOException {
        Map<String, Set<String>> told = onPage();
        List<String> differences = new ArrayList<>();
        for (String place : placesOf(seen)) {
            Set<String> hooks = new TreeSet<>(told.keySet());
            hooks.addAll(seen.keySet());
            for (String hook : hooks) {
                boolean was = seen.getOrDefault(hook, Set.of()).contains(place);
                if (was != told.getOrDefault(hook, Set.of()).contains(place)) {
                    differences.add("  " + hook + (was ? " took on " : " did not take on ") + place);
                }
            }
        }
        return differences;
    }

    private static Set<String> placesOf(Map<String, Set<String>> seen) {
        return seen.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> noted() throws IOException {
        Map<String, Set<String>> seen = new TreeMap<>();
        if (Files.isDirectory(FOLDER)) {
            try (Stream<Path> files = Files.list(FOLDER)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    for (String hook : Files.readAllLines(file)) {
                        seen.computeIfAbsent(hook, h -> new TreeSet<>(HooksSeen::byNumber))
                                .add(file.getFileName().toString());
                    }
                }
            }
        }
        return seen;
    }

    /** JDK 8 before JDK 11. */
    private static int byNumber(String a, String b) {
        int byLength = a.startsWith("JDK") && b.startsWith("JDK") ? Integer.compare(a.length(), b.length()) : 0;
        return byLength != 0 ? byLength : a.compareTo(b);
    }

    private static String intro() throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(0, page.indexOf(HEADING));
    }

    private static Map<String, Set<String>> onPage() throws IOException {
        Map<String, Set<String>> told = new TreeMap<>();
        String page = Files.readString(PAGE);
        page.substring(page.indexOf(HEADING) + HEADING.length()).lines().forEach(row -> {
            String[] cells = row.split("\\|");
            Set<String> places =
                    told.computeIfAbsent(cells[1].strip().replace("`", ""), h -> new TreeSet<>(HooksSeen::byNumber));
            Stream.of(cells[2].split(",")).map(String::strip).forEach(places::add);
        });
        return told;
    }

    private static String rows(Map<String, Set<String>> seen) {
        return seen.entrySet().stream()
                .map(row -> "| `" + row.getKey() + "` | " + String.join(", ", row.getValue()) + " |\n")
                .collect(Collectors.joining());
    }
}
