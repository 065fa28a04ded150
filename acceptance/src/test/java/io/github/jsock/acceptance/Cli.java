package io.github.jsock.acceptance;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.stream.Stream;

/** The command line, {@code java -jar jsock.jar}. */
final class Cli {
    private Cli() {}

    /** Runs it to its end, on this JDK. */
    static Outcome run(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        try (TargetJvm cli = TargetJvm.on(jdk).jar(AgentJar.path(), arguments)) {
            return Outcome.of(cli);
        }
    }

    /** All that it knows of a process, which it attaches to with these options: {@code --json PID}. */
    static Published published(long pid, String... options) throws IOException, InterruptedException {
        String[] arguments = Stream.concat(Stream.of("--json", Long.toString(pid)), Stream.of(options))
                .toArray(String[]::new);
        Outcome outcome = run(Jdk.newest(), arguments);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.toString());
        }
        return parse(String.join("\n", outcome.stdout()));
    }

    /** Reads the JSON document. */
    static Published parse(String json) {
        return new GsonBuilder()
                .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                .create()
                .fromJson(json, Published.class);
    }
}
