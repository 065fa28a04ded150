package io.github.jsock.workloads;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests by HTTP/1.1 on one connection that is kept alive, answered with a kilobyte by a servlet in Tomcat. */
final class TomcatRequests implements Workload {
    private static final int ANSWER_BYTES = TomcatServer.ANSWER_BYTES;
    private static final byte[] REQUEST =
            "GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final TomcatServer tomcat = new TomcatServer();
    private final Socket client;
    private final DataInputStream in;

    TomcatRequests() throws IOException {
        client = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), tomcat.port());
        client.setTcpNoDelay(true);
        in = new DataInputStream(client.getInputStream());
    }

    @Override
    public int run(int operations) throws IOException {
        OutputStream out = client.getOutputStream();
        byte[] answer = new byte[ANSWER_BYTES];
        byte[] buffer = new byte[ANSWER_BYTES + 512];
        for (int i = 0; i < operations; i++) {
            out.write(REQUEST);
            int head = readHead(buffer);
            in.readFully(answer, 0, ANSWER_BYTES - head);
        }
        return operations;
    }

    /** Reads up to a buffer of the answer; how many bytes of its body were among that. */
    private int readHead(byte[] buffer) throws IOException {
        int length = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                throw new IOException("Tomcat closed the connection");
            }
            length += count;
            for (int i = 3; i < length; i++) {
                if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                    return length - i - 1;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        tomcat.close();
    }
}
