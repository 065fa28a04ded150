package io.github.jsock.acceptance;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the program {@code Layers} says that it did since its start; see {@code Links} in the programs.
 *
 * @param ends as {@link #END}
 */
record LinksAccount(List<End> ends, List<Handshakes> handshakes) {

    /** One end of a connection; what is not there is {@code -}. */
    record End(String text, boolean open) {}

    /** Of one role. */
    record Handshakes(String role, long succeeded, long failed) {}

    private static final String END = "%s %s to %s, service %s %s, requested %s, %s";

    static LinksAccount parse(List<String> lines) {
        List<End> ends = new ArrayList<>();
        List<Handshakes> handshakes = new ArrayList<>();
        for (String line : lines) {
            String[] f = line.split(" ", -1);
            switch (f[0]) {
                case "END" ->
                    ends.add(new End(
                            END.formatted(f[1], f[2], f[3], canonical(f[4]), f[5], f[6], f[7]), f[8].equals("open")));
                case "HANDSHAKES" -> handshakes.add(new Handshakes(f[1], Long.parseLong(f[2]), Long.parseLong(f[3])));
                default -> throw new AssertionError("the program says: " + line);
            }
        }
        return new LinksAccount(ends, handshakes);
    }

    List<String> openEnds() {
        return ends.stream().filter(End::open).map(End::text).toList();
    }

    List<String> closedEnds() {
        return ends.stream().filter(end -> !end.open()).map(End::text).toList();
    }

    /** A published connection as the program describes it. */
    static String text(Published.Connection c) {
        boolean all = c.serverAddress().equals("0.0.0.0") || c.serverAddress().equals("::");
        return END.formatted(
                c.role(),
                c.localPort(),
                c.peerPort(),
                all ? "*" : c.serverAddress(),
                c.serverPort(),
                c.requestedAddress() == null ? "-" : c.requestedAddress() + ":" + c.requestedPort(),
                Boolean.TRUE.equals(c.tls()) ? "tls" : "-");
    }

    /** An address of IPv6, which may have a scope, by RFC 5952. */
    private static String canonical(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int end = address.indexOf('%') < 0 ? address.length() : address.indexOf('%');
        try {
            byte[] bytes = InetAddress.getByName(address.substring(0, end)).getAddress();
            return SocketAddressText.text(ByteBuffer.wrap(bytes)) + address.substring(end);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
