package io.github.jsock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The jar under test. */
public final class AgentJar {
    private static final String PREPARED = "inst/prepared";
    private static final List<Integer> NOT_PREPARED_FOR = List.of(11, 21);

    private AgentJar() {}

    private static final class NotPrepared {
        static final Path JAR = copy();

        private static Path copy() {
            Path jar = path().resolveSibling("jsock-not-prepared.jar");
            try {
                Files.copy(path(), jar, StandardCopyOption.REPLACE_EXISTING);
                try (FileSystem archive = FileSystems.newFileSystem(jar);
                        Stream<Path> prepared = Files.walk(archive.getPath(PREPARED))) {
                    for (Path each : prepared.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
                return jar;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * {@code agent/target/jsock.jar}, as the agent module packaged it.
     *
     * @throws AssertionError when it has not been built
     */
    public static Path path() {
        Path jar = Path.of(System.getProperty("jsock.jar", "../agent/target/jsock.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(jar + " is missing: build the whole project, from its root");
        }
        return jar;
    }

    /** A copy of it in which nothing is prepared: it weaves all classes itself. */
    static Path notPrepared() {
        return NotPrepared.JAR;
    }

    /** What a JVM of this version is to have: both are tried, on some versions each. */
    static Path on(Jdk jdk) {
        return NOT_PREPARED_FOR.contains(jdk.feature()) ? notPrepared() : path();
    }
}
