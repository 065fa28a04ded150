package io.github.jsock.acceptance;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
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

    /** All that it knows of a process: {@code --json PID}. */
    static Published published(long pid) throws IOException, InterruptedException {
        Outcome outcome = run(Jdk.newest(), "--json", Long.toString(pid));
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.toString());
        }
        return new GsonBuilder()
                .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                .create()
                .fromJson(String.join("\n", outcome.stdout()), Published.class);
    }
}
