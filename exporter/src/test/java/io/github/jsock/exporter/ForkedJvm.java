package io.github.jsock.exporter;

import io.github.jsock.recorder.Snapshot;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JVM of its own that runs an {@link ExporterProgram}, with the recorder on its boot loader. */
public final class ForkedJvm implements AutoCloseable {
    /** How long to wait for whatever must come; long, since the machine may be busy. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String END = "(end of output)";
    private static final Pattern URL = Pattern.compile("http://\\S+");

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> answers;
    private final BlockingQueue<String> errorLines;

    private ForkedJvm(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = lines(process.inputReader(StandardCharsets.UTF_8));
        this.errorLines = lines(process.errorReader(StandardCharsets.UTF_8));
    }

    /** Starts the program with these settings and waits until it runs. */
    public static ForkedJvm start(String... settings) throws Exception {
        return start(List.of(), settings);
    }

    /** Starts the program with these settings, {@code port=0} for example, and has it start its exporter. */
    public static ForkedJvm startExporter(String... settings) throws Exception {
        return startExporter(List.of(), settings);
    }

    /** Starts the program with these options of the JVM and these settings, and has it start its exporter. */
    public static ForkedJvm startExporter(List<String> options, String... settings) throws Exception {
        ForkedJvm jvm = start(options, settings);
        jvm.ask("start");
        return jvm;
    }

    /** Starts the program with these options of the JVM and these settings, and waits until it runs. */
    public static ForkedJvm start(List<String> options, String... settings) throws Exception {
        Path recorder = Path.of(Snapshot.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xbootclasspath/a:" + recorder);
        for (String opened : List.of("java.lang", "java.io", "java.net", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ExporterProgram.class.getName()));
        command.addAll(List.of(settings));
        ForkedJvm jvm = new ForkedJvm(new ProcessBuilder(command).start());
        // Attaching to a JVM that is still starting fails.
        jvm.ask("ready");
        return jvm;
    }

    /** What the reader yields, line by line as it comes, and then {@link #END}. */
    private static BlockingQueue<String> lines(BufferedReader reader) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread thread = new Thread(() -> {
            try (reader) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add(e.toString());
            }
            lines.add(END);
        });
        thread.setDaemon(true);
        thread.start();
        return lines;
    }

    private static @Nullable String next(BlockingQueue<String> lines) {
        try {
            String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return END.equals(line) ? null : line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer to a command. */
    public String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new AssertionError("the program does not read '" + command + "': " + errorLines, e);
        }
        String answer = next(answers);
        if (answer == null) {
            throw new AssertionError("no answer to '" + command + "': " + errorLines);
        }
        return answer;
    }

    /** Gives several commands whose answers say nothing. */
    public void tell(String... several) {
        for (String command : several) {
            ask(command);
        }
    }

    /** The next line on its standard error that was not read yet. */
    public String errorLine() {
        String line = next(errorLines);
        if (line == null) {
            throw new AssertionError("no line on standard error");
        }
        return line;
    }

    /** The address in the next line on its standard error, which is the start line. */
    public URI url() {
        String line = errorLine();
        Matcher url = URL.matcher(line);
        if (!url.find()) {
            throw new AssertionError("no URL in: " + line);
        }
        return URI.create(url.group());
    }

    public long pid() {
        return process.pid();
    }

    /** Lets it end, as its main method returns; the lines on its standard error that were not read yet. */
    public List<String> end() throws IOException, InterruptedException {
        commands.close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("its main method has returned, and it does not end");
        }
        List<String> rest = new ArrayList<>();
        for (String line = errorLines.take(); !line.equals(END); line = errorLines.take()) {
            rest.add(line);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("exit code " + process.exitValue() + ": " + rest);
        }
        return rest;
    }

    /** Ends it if need be, in an orderly way at first, so that it takes its temporary files with it. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
