package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Bytes that go one way and back. */
final class Exchange {
    private static final int REQUEST = 3_000;
    private static final int RESPONSE = 40_000;

    private Exchange() {}

    /** Sends from client to server and back; all is read. */
    static void over(Socket client, Socket server) throws Exception {
        Background serving = Background.start(() -> {
            read(server.getInputStream(), REQUEST);
            write(server.getOutputStream(), RESPONSE);
        });
        write(client.getOutputStream(), REQUEST);
        read(client.getInputStream(), RESPONSE);
        serving.join();
    }

    static void write(OutputStream out, int bytes) throws IOException {
        out.write(new byte[bytes]);
        out.flush();
    }

    /** Reads exactly this many bytes. */
    static byte[] read(InputStream in, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        for (int at = 0; at < bytes; ) {
            int n = in.read(read, at, bytes - at);
            if (n < 0) {
                throw new EOFException((bytes - at) + " bytes short");
            }
            at += n;
        }
        return read;
    }

    /** Reads a head of HTTP, byte by byte up to the empty line, and no further. */
    static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) (read(in, 1)[0] & 0xff));
        }
        return head.toString();
    }
}
