package io.github.jsock.acceptance;

import java.io.IOException;

/** The command line, {@code java -jar jsock.jar}. */
final class Cli {
    private Cli() {}

    /** Runs it to its end, on this JDK. */
    static Outcome run(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        try (TargetJvm cli = TargetJvm.on(jdk).jar(AgentJar.path(), arguments)) {
            return Outcome.of(cli);
        }
    }
}
