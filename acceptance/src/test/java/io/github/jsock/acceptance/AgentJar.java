package io.github.jsock.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jar under test. */
public final class AgentJar {
    private AgentJar() {}

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
}
