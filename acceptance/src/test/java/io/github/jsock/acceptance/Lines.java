package io.github.jsock.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The lines that a process has written to one of its streams so far; a thread reads them as they come. */
final class Lines {
    private final List<String> lines = new ArrayList<>();
    private int taken;
    private boolean ended;

    Lines(InputStream stream, String name) {
        Thread reader = new Thread(() -> read(stream), name);
        reader.setDaemon(true);
        reader.start();
    }

    /** All lines so far. */
    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /** Waits until a line matches, at any place; empty when the stream ended, or the time was up, without one. */
    synchronized Optional<String> await(Predicate<String> condition, Duration atMost) throws InterruptedException {
        waitUntil(() -> lines.stream().anyMatch(condition), atMost);
        return lines.stream().filter(condition).findFirst();
    }

    /** Takes the next line that was not taken yet; empty when the stream ended, or the time was up, without one. */
    synchronized Optional<String> next(Duration atMost) throws InterruptedException {
        waitUntil(() -> taken < lines.size(), atMost);
        return taken < lines.size() ? Optional.of(lines.get(taken++)) : Optional.empty();
    }

    /** Waits until the stream has ended. */
    synchronized void awaitEnd(Duration atMost) throws InterruptedException {
        waitUntil(() -> false, atMost);
    }

    private synchronized void waitUntil(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ended && !condition.getAsBoolean()) {
            long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (leftMillis <= 0) {
                return;
            }
            wait(leftMillis);
        }
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line; (line = reader.readLine()) != null; ) {
                add(line);
            }
        } catch (IOException e) {
            add("(cut off: " + e + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
