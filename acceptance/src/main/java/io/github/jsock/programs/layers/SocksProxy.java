package io.github.jsock.programs.layers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** By SOCKS 5 (RFC 1928), without authentication. */
final class SocksProxy extends RelayingProxy {
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final byte[] NO_AUTHENTICATION = {5, 0};
    /** Version, success, reserved, and an IPv4 address and port from which it connects, which may be left out. */
    private static final byte[] GRANTED = {5, 0, 0, IPV4, 0, 0, 0, 0, 0, 0};

    SocksProxy(Links links) throws IOException {
        super(links);
    }

    @Override
    String readRequest(Socket near) throws IOException {
        InputStream in = near.getInputStream();
        int methods = Exchange.read(in, 2)[1];
        Exchange.read(in, methods);
        near.getOutputStream().write(NO_AUTHENTICATION);
        int type = Exchange.read(in, 4)[3];
        String host = type == NAME
                ? new String(Exchange.read(in, Exchange.read(in, 1)[0]), StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(Exchange.read(in, 4)).getHostAddress();
        Exchange.read(in, 2);
        return host;
    }

    @Override
    void grant(Socket near) throws IOException {
        near.getOutputStream().write(GRANTED);
    }
}
