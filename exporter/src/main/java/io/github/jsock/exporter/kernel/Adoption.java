package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Transport;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes in TCP sockets that were opened unobserved. A connection whose local port is that of one of our listeners is one
 * that we accepted; any other we opened, and what the application called its peer is not known.
 */
final class Adoption {
    private final Map<Integer, KernelSocket> sockets;
    private final Map<Integer, Endpoint> listenersByPort = new HashMap<>();

    /** An adoption of some of these, which are all the TCP sockets of this process by descriptor. */
    Adoption(Map<Integer, KernelSocket> sockets) {
        this.sockets = sockets;
        for (KernelSocket socket : sockets.values()) {
            if (socket.isListening()) {
                listenersByPort.put(socket.local().port(), socket.local());
            }
        }
    }

    /** Takes in the socket with this descriptor, unless it is tracked. */
    void adopt(int descriptor) {
        KernelSocket socket = sockets.get(descriptor);
        if (socket == null) {
            return;
        }
        if (socket.isListening()) {
            Recording.adoptListener(descriptor, socket.local());
        } else if (socket.isConnected()) {
            Endpoint listener = listenersByPort.get(socket.local().port());
            Recording.adoptConnection(
                    descriptor,
                    listener == null ? Role.CLIENT : Role.SERVER,
                    Service.offeredAt(Transport.TCP, listener == null ? socket.peer() : listener),
                    socket.local(),
                    socket.peer());
        }
    }
}
