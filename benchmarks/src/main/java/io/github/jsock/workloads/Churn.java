package io.github.jsock.workloads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Connect, accept and close, all on one thread. Closed with a reset, so that no port stays behind in TIME_WAIT. */
final class Churn implements Workload {
    private final InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    private final ServerSocket listener = new ServerSocket(0, 50, address);

    Churn() throws IOException {}

    @Override
    public int run(int operations) throws IOException {
        for (int i = 0; i < operations; i++) {
            try (Socket client = new Socket(address, listener.getLocalPort());
                    Socket server = listener.accept()) {
                client.setTcpNoDelay(true);
                server.setSoLinger(true, 0);
            }
        }
        return operations;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
