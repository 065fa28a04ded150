package io.github.jsock.acceptance;

import io.github.jsock.programs.Attacher;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A forked JVM under observation. Talks by lines; is destroyed when closed. */
public final class TargetJvm implements AutoCloseable {
    /** How long anything that should happen is waited for before the test fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern URL = Pattern.compile("^jsock: .*?(http://\\S+)");

    private final Jdk jdk;
    private final Process process;
    private final Lines stdout;
    private final Lines stderr;

    private TargetJvm(Jdk jdk, Process process) {
        this.jdk = jdk;
        this.process = process;
        stdout = new Lines(process.getInputStream(), jdk + " stdout");
        stderr = new Lines(process.getErrorStream(), jdk + " stderr");
    }

    /** A JVM to be started; the programs of this module are on its class path unless another is given. */
    public static Launch on(Jdk jdk) {
        return new Launch(jdk);
    }

    /** How to start a JVM. */
    public static final class Launch {
        private final Jdk jdk;
        private final List<String> starter = new ArrayList<>();
        private final List<String> jvmArgs = new ArrayList<>();
        private String classPath = programs().toString();

        private Launch(Jdk jdk) {
            this.jdk = jdk;
        }

        /** Has another command start it, whose arguments are these and then the JVM's whole command line. */
        public Launch by(String... command) {
            starter.addAll(Arrays.asList(command));
            return this;
        }

        /** Options of the JVM itself. */
        public Launch jvmArgs(String... args) {
            jvmArgs.addAll(Arrays.asList(args));
            return this;
        }

        /** Starts with the agent under test; empty options for its defaults. */
        public Launch agent(String options) {
            return jvmArgs("-javaagent:" + AgentJar.on(jdk) + (options.isEmpty() ? "" : "=" + options));
        }

        /** The class path instead of the programs of this module. */
        public Launch classPath(String path) {
            classPath = path;
            return this;
        }

        /** Starts a main class with its arguments. */
        public TargetJvm main(String mainClass, String... args) throws IOException {
            jvmArgs.addAll(List.of("-cp", classPath, mainClass));
            return start(args);
        }

        /** Starts an executable jar with its arguments. */
        public TargetJvm jar(Path jar, String... args) throws IOException {
            jvmArgs.addAll(List.of("-jar", jar.toString()));
            return start(args);
        }

        private TargetJvm start(String... args) throws IOException {
            List<String> command = new ArrayList<>(starter);
            command.add(jdk.java());
            command.addAll(jvmArgs);
            command.addAll(Arrays.asList(args));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment()
                    .keySet()
                    .removeIf(
                            name -> name.startsWith("JSOCK_") || name.endsWith("_OPTIONS") || name.equals("CLASSPATH"));
            return new TargetJvm(jdk, builder.start());
        }
    }

    /** The classes of {@code io.github.jsock.programs}. */
    public static Path programs() {
        try {
            return Path.of(Attacher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** What it runs on. */
    public Jdk jdk() {
        return jdk;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Writes a line to its standard input. */
    public void send(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Its standard output so far. */
    public List<String> stdout() {
        return stdout.all();
    }

    /** Its standard error so far. */
    public List<String> stderr() {
        return stderr.all();
    }

    /** The next line of standard output that was not read yet. */
    public String readLine() throws InterruptedException {
        return readLine(PATIENCE);
    }

    /** The same, of a program that may take so long. */
    String readLine(Duration patience) throws InterruptedException {
        return stdout.next(patience)
                .orElseThrow(() -> new AssertionError("no line came from " + this + "\n" + threads()));
    }

    /** What its threads are at, as {@code jstack} tells. */
    private String threads() {
        try {
            Process jstack = new ProcessBuilder(jdk.home().resolve("bin/jstack").toString(), Long.toString(pid()))
                    .redirectErrorStream(true)
                    .start();
            return new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no threads: " + e;
        }
    }

    /** Waits for a line on standard error. */
    public String awaitStderr(Pattern pattern) throws InterruptedException {
        return stderr.await(line -> pattern.matcher(line).find(), PATIENCE)
                .orElseThrow(() -> new AssertionError("no line on stderr matched " + pattern + " in " + this));
    }

    /** Where the agent in it publishes, as its start line says; waits for that. */
    public URI agentUrl() throws InterruptedException {
        Matcher url = URL.matcher(awaitStderr(URL));
        if (!url.find()) {
            throw new AssertionError();
        }
        return URI.create(url.group(1));
    }

    /** Loads the agent under test into it, by a JVM of the same version; returns when the agent has started. */
    public void attach(String options) throws IOException, InterruptedException {
        Path tools = jdk.home().resolve("lib/tools.jar");
        String classPath =
                Files.exists(tools) ? programs() + ":" + tools : programs().toString();
        try (TargetJvm attacher = on(jdk).classPath(classPath)
                .main(
                        Attacher.class.getName(),
                        Long.toString(pid()),
                        AgentJar.on(jdk).toString(),
                        options)) {
            if (attacher.awaitExit() != 0) {
                throw new AssertionError("attaching failed: " + attacher);
            }
        }
    }

    /** Waits until it has ended and all its output has been read; its exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still runs: " + this);
        }
        stdout.awaitEnd(PATIENCE);
        stderr.awaitEnd(PATIENCE);
        return process.exitValue();
    }

    /** Ends it at once. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public String toString() {
        return "%s, process %d, %s%nstdout:%n%s%nstderr:%n%s"
                .formatted(
                        jdk,
                        pid(),
                        process.isAlive() ? "alive" : "exited with " + process.exitValue(),
                        lastOf(stdout()),
                        lastOf(stderr()));
    }

    private static String lastOf(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
