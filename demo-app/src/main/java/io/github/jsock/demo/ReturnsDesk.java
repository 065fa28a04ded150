package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves each customer on the very thread that accepts, and takes its time: meanwhile the others wait in the listener's
 * queue, and who finds that full is not let in.
 */
final class ReturnsDesk implements Closeable {
    private static final int BACKLOG = 5;
    private static final long SERVING_MILLIS = 1_000;

    private final ServerSocket listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Counters counters;

    ReturnsDesk(InetSocketAddress address, Counters counters) throws IOException {
        this.counters = counters;
        listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        Threads.platform("returns").newThread(this::serveAll).start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
    }

    private void serveAll() {
        while (!listener.isClosed()) {
            try (Socket customer = listener.accept()) {
                if (closing.await(SERVING_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                customer.getOutputStream().write("taken back\n".getBytes(UTF_8));
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                // close() ends a waiting accept() this way.
                if (!listener.isClosed()) {
                    counters.addFailure("taking something back", e);
                    Pause.afterFailure();
                }
            }
        }
    }
}
