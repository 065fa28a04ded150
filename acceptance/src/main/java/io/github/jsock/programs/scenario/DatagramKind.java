package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** The ways to have a datagram socket. */
enum DatagramKind {
    SOCKET {
        @Override
        DatagramEnd open(Ledger ledger) throws IOException {
            return new DatagramSocketEnd(ledger, new DatagramSocket(UNBOUND));
        }
    },
    MULTICAST_SOCKET {
        @Override
        DatagramEnd open(Ledger ledger) throws IOException {
            MulticastSocket socket = new MulticastSocket(UNBOUND);
            // Else the kernel may give it the port of another program's, which then has what was sent to this one.
            socket.setReuseAddress(false);
            return new DatagramSocketEnd(ledger, socket);
        }
    },
    ADAPTOR {
        @Override
        DatagramEnd open(Ledger ledger) throws IOException {
            return new DatagramSocketEnd(ledger, DatagramChannel.open().socket());
        }
    },
    BLOCKING_CHANNEL {
        @Override
        DatagramEnd open(Ledger ledger) throws IOException {
            return DatagramChannelEnd.blocking(ledger);
        }
    },
    SELECTING_CHANNEL {
        @Override
        DatagramEnd open(Ledger ledger) throws IOException {
            return DatagramChannelEnd.selecting(ledger);
        }
    };

    private static final @Nullable SocketAddress UNBOUND = null;

    /** Opens one; it is not bound. */
    abstract DatagramEnd open(Ledger ledger) throws IOException;
}
