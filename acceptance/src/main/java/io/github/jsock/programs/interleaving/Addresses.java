package io.github.jsock.programs.interleaving;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Where sockets of one transport were bound of late; some are closed by now. */
final class Addresses {
    private static final InetAddress[] LOOPBACKS = {
        address(127, 0, 0, 1), address(127, 0, 0, 2), address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    };

    private static final int PORTS = 1_000;

    private final AtomicReferenceArray<@Nullable SocketAddress> known = new AtomicReferenceArray<>(32);
    private final int firstPort;

    /** Of which the ports are 1,000 from this on, that nobody else has. */
    Addresses(int firstPort) {
        this.firstPort = firstPort;
    }

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** A port of a loopback address, or of all addresses: one of ours, which is most likely free, or any that is. */
    InetSocketAddress free(Random random) {
        int i = random.nextInt(LOOPBACKS.length + 1);
        int port = random.nextInt(4) == 0 ? 0 : firstPort + random.nextInt(PORTS);
        return new InetSocketAddress(i == LOOPBACKS.length ? null : LOOPBACKS[i], port);
    }

    /** Notes one, unless another process may have its port next; one that was known is forgotten. */
    void add(@Nullable SocketAddress address, Random random) {
        if (address != null && isOurs(address)) {
            known.set(random.nextInt(known.length()), reachable(address));
        }
    }

    private boolean isOurs(SocketAddress address) {
        int past = address instanceof InetSocketAddress ? ((InetSocketAddress) address).getPort() - firstPort : 0;
        return past >= 0 && past < PORTS;
    }

    /** All addresses of a host are no destination, though most systems take them for one. */
    private static SocketAddress reachable(SocketAddress address) {
        boolean all = address instanceof InetSocketAddress
                && ((InetSocketAddress) address).getAddress().isAnyLocalAddress();
        return all ? new InetSocketAddress(LOOPBACKS[0], ((InetSocketAddress) address).getPort()) : address;
    }

    /**
     * One of those that are known.
     *
     * @throws IllegalStateException if it is not known yet
     */
    SocketAddress any(Random random) {
        SocketAddress address = known.get(random.nextInt(known.length()));
        if (address == null) {
            throw new IllegalStateException("no address yet");
        }
        return address;
    }
}
