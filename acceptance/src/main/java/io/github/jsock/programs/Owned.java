package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Opens sockets of every kind, each by a method of its own; prints {@code READY}, and ends at the next empty line. With the
 * argument {@code leak} it forgets some more first, and collects its garbage at each other line; at the line {@code leak} it
 * forgets some and opens many. With {@code churn} it opens and closes many more first.
 */
public final class Owned {
    private static final int DEEP = 3_000;
    private static final int LEAKED = 7;
    private static final int HOARDED = 20;
    private static final int CHURNED = 20_000;

    private final List<Object> kept = new ArrayList<>();
    private final ServerSocket listener;

    private Owned() throws IOException {
        listener = Listening.open();
    }

    /** Opens the listener. */
    private static final class Listening {
        static ServerSocket open() throws IOException {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Owned owned = new Owned();
        owned.kept.add(owned.connect());
        owned.kept.add(owned.accept());
        owned.kept.add(owned.onAnotherThread());
        owned.kept.add(owned.deep(DEEP));
        owned.kept.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        owned.neverConnect();
        owned.onAVirtualThread();
        List<String> more = Arrays.asList(args);
        if (more.contains("leak")) {
            owned.leak();
        }
        if (more.contains("churn")) {
            owned.churn();
        }
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.equals("leak")) {
                owned.leak();
                owned.hoard();
            }
            System.gc();
        }
    }

    private void churn() throws IOException {
        for (int i = 0; i < CHURNED; i++) {
            connect().close();
            listener.accept().close();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private Socket accept() throws IOException {
        return listener.accept();
    }

    private Socket onAnotherThread() throws Exception {
        List<Socket> opened = new ArrayList<>();
        Thread thread = new Thread(() -> opened.add(quietly(this::fetch)), "fetcher-1");
        thread.start();
        thread.join();
        kept.add(accept());
        return opened.get(0);
    }

    private Socket fetch() throws IOException {
        return connect();
    }

    private static <T> T quietly(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Socket deep(int levels) throws IOException {
        if (levels > 0) {
            return deep(levels - 1);
        }
        Socket bottom = bottom();
        kept.add(accept());
        return bottom;
    }

    private Socket bottom() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private void neverConnect() throws IOException {
        kept.add(SocketChannel.open());
    }

    /** Where there are any. */
    private void onAVirtualThread() throws Exception {
        ExecutorService executor;
        try {
            executor = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return;
        }
        kept.add(executor.submit(this::virtually).get());
        kept.add(accept());
        executor.shutdown();
    }

    private Socket virtually() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private void hoard() throws IOException {
        for (int i = 0; i < HOARDED; i++) {
            kept.add(connect());
            kept.add(accept());
        }
    }

    private void leak() throws IOException {
        for (int i = 0; i < LEAKED; i++) {
            new Socket(listener.getInetAddress(), listener.getLocalPort());
            listener.accept().close();
        }
    }
}
