package io.github.jsock.programs.layers;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** By the method CONNECT of HTTP (RFC 9110, 9.3.6). */
final class ConnectProxy extends RelayingProxy {
    private static final String GRANTED = "HTTP/1.1 200 OK\r\n\r\n";

    ConnectProxy(Links links) throws IOException {
        super(links);
    }

    @Override
    String readRequest(Socket near) throws IOException {
        String head = Exchange.readHead(near.getInputStream());
        return head.substring(head.indexOf(' ') + 1, head.indexOf(':'));
    }

    @Override
    void grant(Socket near) throws IOException {
        near.getOutputStream().write(GRANTED.getBytes(StandardCharsets.US_ASCII));
    }
}
