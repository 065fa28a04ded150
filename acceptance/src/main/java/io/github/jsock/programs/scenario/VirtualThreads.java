package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Blocking echo between 200 pairs of virtual threads. */
final class VirtualThreads implements Step {
    private static final int CONNECTIONS = 200;
    private static final int MOST_BYTES = 50_000;

    private final long seed;

    VirtualThreads(long seed) {
        this.seed = seed;
    }

    /** Whether this JVM has virtual threads (21 and later). */
    static boolean available() {
        try {
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return !System.getProperty("java.specification.version").matches("19|20");
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return "virtual-threads";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        Random random = new Random(seed);
        ServerSocket listener = Loopback.listen(ledger, CONNECTIONS);
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int bytes = 1 + random.nextInt(MOST_BYTES);
            tasks.add(executor.submit(task(() -> echo(ledger.server(listener.accept())))));
            tasks.add(executor.submit(task(() -> request(ledger, listener.getLocalPort(), bytes))));
        }
        for (Future<?> task : tasks) {
            task.get(60, TimeUnit.SECONDS);
        }
        executor.shutdown();
    }

    private static Callable<Boolean> task(Background.Work work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private static void request(Ledger ledger, int port, int bytes) throws IOException {
        End end = ledger.client(new Socket(Loopback.V4, port));
        end.send(bytes);
        end.shutdownOutput();
        end.receive(bytes);
        end.close("local");
    }

    private static void echo(End end) throws IOException {
        end.drain();
        end.send((int) end.received());
        end.close("peer_fin");
    }
}
