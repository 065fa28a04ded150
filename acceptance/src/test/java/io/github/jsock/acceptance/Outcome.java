package io.github.jsock.acceptance;

import java.util.List;

/** What a program did, as far as its user can see: its exit code and all that it printed. */
record Outcome(int exitCode, List<String> stdout, List<String> stderr) {
    /** Waits until the JVM has ended. */
    static Outcome of(TargetJvm jvm) throws InterruptedException {
        int exitCode = jvm.awaitExit();
        return new Outcome(exitCode, jvm.stdout(), jvm.stderr());
    }

    /** What the agent said, on standard error. */
    List<String> agentLines() {
        return stderr.stream().filter(Outcome::isOfAgent).toList();
    }

    /** The application's part of it. */
    Outcome withoutAgentLines() {
        return new Outcome(
                exitCode,
                stdout,
                stderr.stream().filter(line -> !isOfAgent(line)).toList());
    }

    private static boolean isOfAgent(String line) {
        return line.startsWith("jsock:");
    }
}
