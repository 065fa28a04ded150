package io.github.jsock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A Java version that is to be tested, and the JDK on this machine that has it, if there is one.
 *
 * <p>Looked for are {@code jdk8}, {@code jdk11} and so on in the folder {@code JSOCK_JDKS} (an environment
 * variable) or {@code ~/.cache/jsock/jdks}; then {@code /usr/lib/jvm}; then the JDK that runs the tests.
 */
public record Jdk(int feature, @Nullable Path foundHome) {
    private static final int NEWEST = 25;
    private static final List<Integer> BY_SCRIPT = List.of(8, 11, 21);
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");
    private static final List<Jdk> ALL = find();

    /** 8, 11, 17, 21 and the newest JDK of the machine from 25 on, each exactly once, found or not. */
    public static List<Jdk> all() {
        return ALL;
    }

    /** Those of {@link #all()} from this feature version to that, both included. */
    public static List<Jdk> between(int first, int last) {
        return ALL.stream()
                .filter(jdk -> jdk.feature >= first && jdk.feature <= last)
                .toList();
    }

    /** The newest one found. */
    public static Jdk newest() {
        return ALL.stream()
                .filter(jdk -> jdk.foundHome != null)
                .max(Comparator.comparingInt(Jdk::feature))
                .orElseThrow();
    }

    /**
     * The folder of the JDK.
     *
     * @throws TestAbortedException when the machine does not have it; the test case then counts as skipped
     */
    public Path home() {
        if (foundHome == null) {
            String remedy = BY_SCRIPT.contains(feature) ? "scripts/jdks.sh installs it" : "install it in /usr/lib/jvm";
            throw new TestAbortedException(this + " not found: " + remedy);
        }
        return foundHome;
    }

    /** Its {@code java}; see {@link #home()}. */
    public String java() {
        return home().resolve("bin/java").toString();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static List<Jdk> find() {
        TreeMap<Integer, Path> homes = new TreeMap<>();
        candidates().forEach(home -> homes.putIfAbsent(featureOf(home), home));
        int newest = homes.isEmpty() ? NEWEST : Math.max(NEWEST, homes.lastKey());
        return Stream.of(8, 11, 17, 21, newest)
                .map(feature -> new Jdk(feature, homes.get(feature)))
                .toList();
    }

    private static Stream<Path> candidates() {
        String home = System.getProperty("user.home");
        String own = System.getenv().getOrDefault("JSOCK_JDKS", home + "/.cache/jsock/jdks");
        Stream<Path> folders = Stream.of(own, "/usr/lib/jvm").flatMap(folder -> children(Path.of(folder)));
        return Stream.concat(folders, Stream.of(Path.of(System.getProperty("java.home"))))
                .filter(candidate -> Files.isExecutable(candidate.resolve("bin/java"))
                        && Files.isExecutable(candidate.resolve("bin/javac")));
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feature version that this JDK says it has; 0 when it does not run here. */
    private static int featureOf(Path home) {
        try {
            ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/java").toString(), "-version");
            builder.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS"));
            Process process = builder.redirectErrorStream(true).start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
