package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes one letter per connection, one connection after the other: the accepting thread does all the work. */
final class MailService implements Closeable {
    private static final int BACKLOG = 10;
    private static final int LETTER_TIMEOUT_MILLIS = 2_000;

    private final ServerSocket listener;
    private final Counters counters;

    MailService(InetSocketAddress address, Counters counters) throws IOException {
        this.counters = counters;
        listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        Threads.platform("mail").newThread(this::acceptAll).start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                take(connection);
            } catch (IOException e) {
                // close() ends a waiting accept() this way.
                if (!listener.isClosed()) {
                    counters.addFailure("taking a letter", e);
                    Pause.afterFailure();
                }
            }
        }
    }

    private void take(Socket connection) throws IOException {
        // Without it, one client that says nothing would hold up all others for ever.
        connection.setSoTimeout(LETTER_TIMEOUT_MILLIS);
        int bytes = connection.getInputStream().readAllBytes().length;
        connection.getOutputStream().write(("taken, " + bytes + " bytes").getBytes(UTF_8));
        counters.add(Counters.Event.LETTER);
    }
}
