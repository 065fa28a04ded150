package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** {@link Socket} and {@link ServerSocket}: every way to connect, to read, and to time out. */
final class BlockingSockets implements Step {
    @Override
    public String name() {
        return "blocking-sockets";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocket listener = Loopback.listen(ledger, 7);
        acceptTimesOut(listener);

        Pair constructed = Pair.sockets(ledger, listener);
        constructed.exchange(1, 1_000_000);
        constructed.closeClientFirst();

        Socket connected = new Socket();
        connected.connect(Loopback.port(listener.getLocalPort()));
        Pair stillOpen = new Pair(ledger.client(connected), ledger.server(listener.accept()));
        stillOpen.exchange(200_000, 1);

        Socket bound = new Socket();
        bound.bind(Loopback.any());
        bound.connect(Loopback.port(listener.getLocalPort()), 5_000);
        SocketEnd client = ledger.client(bound);
        Pair served = new Pair(client, ledger.server(listener.accept()));
        readTimesOut(bound);
        served.exchange(77, 4_000);
        otherReads(served.server, client);
        served.closeServerFirst();
    }

    private static void acceptTimesOut(ServerSocket listener) throws IOException {
        listener.setSoTimeout(20);
        try {
            listener.accept();
            throw new IOException("nobody connected, yet accept returned");
        } catch (SocketTimeoutException expected) {
            listener.setSoTimeout(0);
        }
    }

    private static void readTimesOut(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        try {
            throw new IOException("nothing was sent, yet read returned "
                    + socket.getInputStream().read());
        } catch (SocketTimeoutException expected) {
            socket.setSoTimeout(0);
        }
    }

    private static void otherReads(End from, SocketEnd to) throws IOException {
        InputStream in = to.socket().getInputStream();
        from.send(1);
        to.countReceived(in.read() < 0 ? 0 : 1);
        from.send(500);
        for (long left = 500; left > 0; ) {
            long n = in.skip(left);
            to.countReceived(n);
            left -= n;
        }
    }
}
