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

/** A JVM of its own that runs an {@link ExporterProgram}, with the recorder on its boot loader. */
public final class ForkedJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String END = "(end of standard error)";
    private static final Pattern URL = Pattern.compile("http://\\S+");

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final BlockingQueue<String> errorLines = new LinkedBlockingQueue<>();

    private ForkedJvm(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readErrors, "stderr of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the program with these settings, {@code port=0} for example. */
    public static ForkedJvm start(String... settings) throws Exception {
        return start(List.of(), settings);
    }

    /** Starts the program with these options of the JVM and these settings. */
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
        return new ForkedJvm(new ProcessBuilder(command).start());
    }

    private void readErrors() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                errorLines.add(line);
            }
        } catch (IOException e) {
            errorLines.add(e.toString());
        }
        errorLines.add(END);
    }

    /** The answer to a command. */
    public String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the program ended at '" + command + "': " + errorLines);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line on its standard error that was not read yet. */
    public String errorLine() throws InterruptedException {
        String line = errorLines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            throw new AssertionError("no line on standard error");
        }
        return line;
    }

    /** The address in the next line on its standard error, which is the start line. */
    public URI url() throws InterruptedException {
        String line = errorLine();
        Matcher url = URL.matcher(line);
        if (!url.find()) {
            throw new AssertionError("no URL in: " + line);
        }
        return URI.create(url.group());
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

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
