package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Posts letters, each on a connection of its own: connect, say it, half-close, read the receipt, close. */
final class MailClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int RECEIPT_TIMEOUT_MILLIS = 5_000;
    private static final String LETTER = "Dear customer, your umbrella is on its way. The shop";

    private final InetSocketAddress mail;

    MailClient(InetSocketAddress mail) {
        this.mail = mail;
    }

    /** Posts one letter. */
    void post() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(mail, CONNECT_TIMEOUT_MILLIS);
            socket.setSoTimeout(RECEIPT_TIMEOUT_MILLIS);
            socket.getOutputStream().write(LETTER.getBytes(UTF_8));
            // Ends our half of the conversation: the service reads up to here and can still answer.
            socket.shutdownOutput();
            if (socket.getInputStream().readAllBytes().length == 0) {
                throw new EOFException("no receipt");
            }
        }
    }
}
