package io.github.jsock.acceptance;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the published TCP listeners and connections, and the bytes of these, against the kernel. */
record KernelCheck(KernelSockets kernel, Published published, int agentPort) {

    /** Leaves out published connections whose association is over, as {@code "LOCALPORT PEERPORT"}. */
    void compare(Difference difference, Set<String> over) {
        listeners(difference);
        connections(difference, over);
    }

    private void listeners(Difference difference) {
        String text = "fd %d listens on %s port %d";
        difference.between(
                "listeners of the kernel",
                kernel.listeners(agentPort).stream().map(s -> text.formatted(s.fd(), s.localAddress(), s.localPort())),
                published.listeners("tcp").stream()
                        .map(s -> text.formatted(s.fd(), inTable(s.localAddress()), s.localPort())));
    }

    private void connections(Difference difference, Set<String> over) {
        String text = "fd %d: %s port %s to %s port %s, sent %d, received %d";
        difference.between(
                "associations of the kernel",
                kernel.associations(agentPort).stream()
                        .map(s -> text.formatted(
                                s.fd(),
                                s.localAddress(),
                                s.localPort(),
                                s.peerAddress(),
                                s.peerPort(),
                                s.written(),
                                s.read())),
                published.connections("tcp").stream()
                        .filter(c -> !over.contains(c.localPort() + " " + c.peerPort()))
                        .map(c -> text.formatted(
                                c.fd(),
                                inTable(c.localAddress()),
                                c.localPort(),
                                inTable(c.peerAddress()),
                                c.peerPort(),
                                c.bytesSent(),
                                c.bytesReceived())));
    }

    /** An address as the kernel's tables have it: they leave out the scope of an address of IPv6. */
    private static @Nullable String inTable(@Nullable String address) {
        return address == null ? null : address.replaceFirst("%.*", "");
    }
}
