package io.github.jsock.workloads;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** Round trips of some bytes between two threads, by the streams of sockets, plain or within TLS. */
final class BlockingEcho implements Workload {
    private final ServerSocket listener;
    private final Socket client;
    private final byte[] bytes;

    BlockingEcho(int size) throws IOException {
        this(size, ServerSocketFactory.getDefault(), SocketFactory.getDefault());
    }

    BlockingEcho(int size, SSLContext tls) throws IOException {
        this(size, tls.getServerSocketFactory(), tls.getSocketFactory());
    }

    private BlockingEcho(int size, ServerSocketFactory server, SocketFactory clients) throws IOException {
        bytes = new byte[size];
        listener = server.createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        client = clients.createSocket(listener.getInetAddress(), listener.getLocalPort());
        client.setTcpNoDelay(true);
        Threads.start("echo", () -> echo(listener.accept()));
    }

    private void echo(Socket accepted) throws IOException {
        accepted.setTcpNoDelay(true);
        byte[] copy = new byte[bytes.length];
        DataInputStream in = new DataInputStream(accepted.getInputStream());
        OutputStream out = accepted.getOutputStream();
        while (true) {
            in.readFully(copy);
            out.write(copy);
        }
    }

    @Override
    public int run(int operations) throws IOException {
        InputStream in = client.getInputStream();
        DataInputStream all = new DataInputStream(in);
        OutputStream out = client.getOutputStream();
        for (int i = 0; i < operations; i++) {
            out.write(bytes);
            all.readFully(bytes);
        }
        return operations;
    }

    @Override
    public void close() throws IOException {
        client.close();
        listener.close();
    }
}
