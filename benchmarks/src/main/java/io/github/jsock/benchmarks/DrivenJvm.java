package io.github.jsock.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that does what it is told on its standard input and answers with {@code DONE} and figures. */
final class DrivenJvm implements AutoCloseable {
    private final Path errors;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    /** Starts a program in the JDK of this home. What it says on standard error is added to a file. */
    DrivenJvm(Path home, List<String> options, Path errors, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        // An outer tool's options are not this one's.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        this.errors = errors;
        process = builder.start();
        out = process.inputReader();
        in = process.outputWriter();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it is ready. */
    void awaitReady() throws IOException {
        await("READY");
    }

    /** Tells it so and waits for what it answers. */
    long[] tell(long number) throws IOException {
        return tell(Long.toString(number));
    }

    /** Tells it this and waits for what it answers. */
    long[] tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return answer();
    }

    /** The figures of its next answer. */
    long[] answer() throws IOException {
        String[] words = await("DONE").split(" ", -1);
        long[] figures = new long[words.length - 1];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = Long.parseLong(words[i + 1]);
        }
        return figures;
    }

    /** Whatever else it prints is an agent's. */
    private String await(String word) throws IOException {
        while (true) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("a measured JVM has ended; what it said is in " + errors);
            }
            if (line.startsWith(word)) {
                return line;
            }
        }
    }

    /** Has jsock attached to it, as a user would. */
    void attach(Path home, Path jar) throws IOException, InterruptedException {
        Process attaching = new ProcessBuilder(
                        home.resolve("bin/java").toString(), "-jar", jar.toString(), Long.toString(pid()))
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (attaching.waitFor() != 0) {
            throw new IOException("jsock could not be attached to " + pid());
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
