package io.github.jsock.workloads;

/** An agent that does nothing: what any agent costs. */
public final class IdleAgent {
    private IdleAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments) {}
}
