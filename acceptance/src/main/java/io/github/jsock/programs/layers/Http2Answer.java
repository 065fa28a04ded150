package io.github.jsock.programs.layers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The answer of a server to a client that asks for HTTP/2 in plain (RFC 7540, 3.2); its body is a {@link HalfBody}. */
final class Http2Answer {
    private static final String SWITCH =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
    private static final int PREFACE_LENGTH = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    /** {@code :status: 200} in the static table of HPACK. */
    private static final byte[] STATUS_200 = {(byte) 0x88};

    private static final byte[] NOTHING = {};

    private final Socket socket;

    Http2Answer(Socket socket) {
        this.socket = socket;
    }

    void send() throws IOException {
        Exchange.readHead(socket.getInputStream());
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.write(SWITCH.getBytes(StandardCharsets.US_ASCII));
        frame(first, SETTINGS, 0, 0, NOTHING);
        first.writeTo(socket.getOutputStream());
        Exchange.read(socket.getInputStream(), PREFACE_LENGTH);

        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        frame(answer, SETTINGS, ACK, 0, NOTHING);
        frame(answer, HEADERS, END_HEADERS, 1, STATUS_200);
        frame(answer, DATA, 0, 1, new byte[HalfBody.SENT]);
        answer.writeTo(socket.getOutputStream());
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeByte(payload.length >> 16);
        data.writeShort(payload.length);
        data.writeByte(type);
        data.writeByte(flags);
        data.writeInt(stream);
        data.write(payload);
    }
}
