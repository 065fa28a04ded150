package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Greeting;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Runs {@link Greeting}, or a program that ends in it, with the agent and without: the application must not see a
 * difference, and its three sockets must be known to the agent.
 */
final class GreetingRun {
    /** What the agent says when all outputs are on. */
    static final String HTTP_AND_JMX =
            "jsock: \\S+ watches this JVM: http://127\\.0\\.0\\.1:\\d+/ and JMX domain jsock";

    private static final Pattern STARTED = Pattern.compile("^jsock: \\S+ watches this JVM");
    private static final Pattern NOT_STARTED = Pattern.compile("^jsock: not started");
    private static final Pattern WAITING = Pattern.compile("^waiting$");
    private static final Map<List<String>, Outcome> ALONE = new ConcurrentHashMap<>();

    private final Jdk jdk;
    private String[] starter = {};
    private final List<String> jvmArgs = new ArrayList<>();
    private final List<String> agentArgs = new ArrayList<>();
    private final List<String> argsAfterAgent = new ArrayList<>();
    private String classPath = TargetJvm.programs().toString();
    private String program = Greeting.class.getName();
    private String[] programArgs = {};

    private GreetingRun(Jdk jdk) {
        this.jdk = jdk;
    }

    static GreetingRun on(Jdk jdk) {
        return new GreetingRun(jdk);
    }

    /** Has another command start the JVM, whose arguments are these and then the JVM's whole command line. */
    GreetingRun by(String... command) {
        starter = command;
        return this;
    }

    /** Options of the JVM in both runs. */
    GreetingRun jvmArgs(String... args) {
        jvmArgs.addAll(List.of(args));
        return this;
    }

    /** The agent with these options; once more, if called again. */
    GreetingRun agent(String options) {
        agentArgs.add("-javaagent:" + AgentJar.on(jdk) + "=" + options);
        return this;
    }

    /** Options of the JVM in the run with the agent, which they bring in. */
    GreetingRun jvmArgsWithAgent(String... args) {
        agentArgs.addAll(List.of(args));
        return this;
    }

    /** Options of the JVM in both runs that come after the agent's. */
    GreetingRun jvmArgsAfterAgent(String... args) {
        argsAfterAgent.addAll(List.of(args));
        return this;
    }

    /** The class path instead of the programs of this module, which it must contain. */
    GreetingRun classPath(String path) {
        classPath = path;
        return this;
    }

    /** A main class that ends in {@link Greeting}. */
    GreetingRun program(String mainClass, String... args) {
        program = mainClass;
        programArgs = args;
        return this;
    }

    /** What is to be found out of the JVM while it waits. */
    interface Look {
        void at(TargetJvm jvm) throws IOException, InterruptedException;
    }

    /** The HTTP output tells of the application's sockets. */
    static void overHttp(TargetJvm jvm) throws InterruptedException {
        URI url = jvm.agentUrl();
        await().pollInSameThread().untilAsserted(() -> {
            Published published = Published.at(url);
            assertThat(published.listeners()).hasSize(1);
            assertThat(published.connections())
                    .extracting(c -> c.role() + " sent " + c.bytesSent() + " received " + c.bytesReceived())
                    .containsExactlyInAnyOrder("client sent 5 received 0", "server sent 0 received 5");
            assertThat(published.totals().errors()).isZero();
        });
    }

    /** The command line tells of the application's sockets. */
    static void byCommandLine(TargetJvm jvm) throws IOException, InterruptedException {
        jvm.awaitStderr(STARTED);
        Outcome cli = Cli.run(Jdk.newest(), Long.toString(jvm.pid()));
        assertThat(cli.exitCode()).as(cli.toString()).isZero();
        assertThat(cli.stdout()).contains("Listeners: 1", "Connections: 2");
    }

    /** The agent has said that it does not start. */
    static void notStarted(TargetJvm jvm) throws InterruptedException {
        jvm.awaitStderr(NOT_STARTED);
    }

    /**
     * Runs the program with the agent, holds it against a run without, and what the agent said against what it should:
     * one pattern a line.
     *
     * @return the run with the agent
     */
    Outcome assertAgentSays(Look look, String... patterns) throws IOException, InterruptedException {
        Outcome alone = alone();
        try (TargetJvm jvm = start(agentArgs)) {
            jvm.awaitStderr(WAITING);
            look.at(jvm);
            for (String pattern : patterns) {
                jvm.awaitStderr(Pattern.compile("^" + pattern + "$"));
            }
            jvm.send("go on");
            Outcome watched = Outcome.of(jvm);
            assertThat(watched.withoutAgentLines()).isEqualTo(alone);
            assertThat(watched.agentLines()).hasSameSizeAs(patterns);
            return watched;
        }
    }

    private Outcome alone() throws IOException, InterruptedException {
        List<String> key = new ArrayList<>(List.of(starter));
        key.addAll(List.of(jdk.java(), classPath, program, String.join(" ", programArgs)));
        key.addAll(jvmArgs);
        key.addAll(argsAfterAgent);
        Outcome known = ALONE.get(key);
        if (known != null) {
            return known;
        }
        try (TargetJvm jvm = start(List.of())) {
            jvm.awaitStderr(WAITING);
            jvm.send("go on");
            Outcome alone = Outcome.of(jvm);
            ALONE.put(key, alone);
            return alone;
        }
    }

    private TargetJvm start(List<String> agent) throws IOException {
        return TargetJvm.on(jdk)
                .by(starter)
                .jvmArgs(allowingLateAttach())
                .jvmArgs(jvmArgs.toArray(String[]::new))
                .jvmArgs(agent.toArray(String[]::new))
                .jvmArgs(argsAfterAgent.toArray(String[]::new))
                .classPath(classPath)
                .main(program, programArgs);
    }

    /** From 21 on the JDK warns on the application's output whenever the command line attaches. */
    private String[] allowingLateAttach() {
        return jdk.feature() < 21 ? new String[0] : new String[] {"-XX:+EnableDynamicAgentLoading"};
    }
}
