package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Recorder;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Takes in the TCP sockets that were open before the agent was attached. A connection whose local port is that of one of
 * our listeners is one that we accepted; any other we opened, and what the application called its peer is not known.
 */
public final class Adoption {
    private final Map<Integer, Long> inodes = SocketDescriptors.inodes();
    private final Map<Integer, KernelSocket> sockets = new HashMap<>();
    private final Map<Integer, Endpoint> listenersByPort = new HashMap<>();

    private Adoption() {}

    /** Adopts all that is open and not tracked. The hooks must be in place, so that nothing falls in between. */
    public static void adoptAll() {
        Adoption adoption = new Adoption();
        adoption.join();
        adoption.adopt();
        adoption.forgetReused();
    }

    private void join() {
        Map<Long, KernelSocket> rows = ProcNet.tcp();
        for (Map.Entry<Integer, Long> entry : inodes.entrySet()) {
            KernelSocket row = rows.get(entry.getValue());
            if (row != null) {
                sockets.put(entry.getKey(), row);
                if (row.isListening()) {
                    listenersByPort.put(row.local().port(), row.local());
                }
            }
        }
    }

    private void adopt() {
        for (Map.Entry<Integer, KernelSocket> entry : sockets.entrySet()) {
            KernelSocket socket = entry.getValue();
            Endpoint listener = listenersByPort.get(socket.local().port());
            if (socket.isListening()) {
                Recorder.adoptListener(entry.getKey(), socket.local());
            } else if (socket.isConnected()) {
                Recorder.adoptConnection(
                        entry.getKey(),
                        listener == null ? Role.CLIENT : Role.SERVER,
                        Service.offeredAt(Transport.TCP, listener == null ? socket.peer() : listener),
                        socket.local(),
                        socket.peer());
            }
        }
    }

    /** A descriptor that was closed and given to another socket while it was being adopted is that other socket's. */
    private void forgetReused() {
        Map<Integer, Long> now = SocketDescriptors.inodes();
        for (Integer descriptor : sockets.keySet()) {
            if (!Objects.equals(inodes.get(descriptor), now.get(descriptor))) {
                Recorder.forgetAdopted(descriptor);
            }
        }
    }
}
