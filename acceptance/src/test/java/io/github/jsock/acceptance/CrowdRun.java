package io.github.jsock.acceptance;

import io.github.jsock.programs.Crowd;
import java.io.IOException;

/** Drives the program {@link Crowd} by its lines. */
record CrowdRun(TargetJvm jvm) implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    static CrowdRun start(TargetJvm.Launch launch) throws IOException {
        return new CrowdRun(launch.main(Crowd.class.getName()));
    }

    /** Opens one more listener; its port. */
    int listen() throws IOException, InterruptedException {
        return listen(LOOPBACK);
    }

    /** Opens one more listener at an address; its port. */
    int listen(String address) throws IOException, InterruptedException {
        return ask("listen " + address, "PORT");
    }

    /** Opens connections to a port; the number of them. */
    int connect(int port, int count) throws IOException, InterruptedException {
        return connect(LOOPBACK, port, count);
    }

    /** Opens connections to a port of an address; the number of them. */
    int connect(String address, int port, int count) throws IOException, InterruptedException {
        return ask("connect " + address + " " + port + " " + count, "CONNECTED");
    }

    /** Waits until it has accepted so many altogether; how many they are. */
    int await(int count) throws IOException, InterruptedException {
        return ask("await " + count, "ACCEPTED");
    }

    /** Closes all connections; the number of them. */
    int closeConnections() throws IOException, InterruptedException {
        return ask("close", "CLOSED");
    }

    private int ask(String line, String answer) throws IOException, InterruptedException {
        jvm.send(line);
        String[] words = jvm.readLine().split(" ", -1);
        if (words.length != 2 || !words[0].equals(answer)) {
            throw new AssertionError("expected " + answer + " of " + jvm);
        }
        return Integer.parseInt(words[1]);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
