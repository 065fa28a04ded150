package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;

/** Datagram sockets that wait in vain: until a time-out, until another thread closes them, until they are garbage. */
final class BlockedDatagrams implements Step {
    @Override
    public String name() {
        return "blocked-datagrams";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        for (DatagramKind kind : DatagramKind.values()) {
            if (kind != DatagramKind.SELECTING_CHANNEL) {
                closedWhileBlocked(kind.open(ledger), kind.open(ledger));
            }
            DatagramEnd socket = kind.open(ledger);
            if (socket instanceof DatagramSocketEnd) {
                timesOut((DatagramSocketEnd) socket);
            } else {
                socket.close();
            }
        }
        dropped(ledger);
    }

    private static void closedWhileBlocked(DatagramEnd bound, DatagramEnd connected) throws Exception {
        bound.bindAny();
        connected.connect(bound.address());
        for (DatagramEnd blocked : new DatagramEnd[] {connected, bound}) {
            Background receiver = Background.start(() -> blocked.receive(10));
            receiver.awaitBlocked();
            blocked.close();
            if (!(receiver.joinFailed() instanceof IOException)) {
                throw new IOException("the blocked call did not fail");
            }
        }
    }

    private static void timesOut(DatagramSocketEnd end) throws IOException {
        end.bindAny();
        DatagramSocket socket = end.socket();
        socket.setSoTimeout(20);
        try {
            throw new IOException("nothing was sent, yet this was received: " + end.receive(10));
        } catch (SocketTimeoutException expected) {
            socket.setSoTimeout(0);
        }
        end.send(5, end.address());
        socket.setSoTimeout(20_000);
        end.receive(10);
    }

    private static void dropped(Ledger ledger) throws Exception {
        DatagramSocketEnd socket = (DatagramSocketEnd) DatagramKind.SOCKET.open(ledger);
        int socketPort = used(socket);
        socket.drop();
        DatagramChannelEnd channel = (DatagramChannelEnd) DatagramKind.BLOCKING_CHANNEL.open(ledger);
        int channelPort = used(channel);
        channel.drop();
        Garbage.collectWhile(
                () -> Garbage.isInTable("udp", socketPort, "07") || Garbage.isInTable("udp", channelPort, "07"));
        socket.closed();
        channel.closed();
    }

    /** Sends something to itself; its port. */
    private static int used(DatagramEnd end) throws IOException {
        end.bindAny();
        end.send(6, end.address());
        end.receive(10);
        return end.localPort();
    }
}
