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

    private final AtomicReferenceArray<@Nullable SocketAddress> known = new AtomicReferenceArray<>(32);

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

    /** Any free port of a loopback address, or of all addresses. */
    static InetSocketAddress free(Random random) {
        int i = random.nextInt(LOOPBACKS.length + 1);
        return i == LOOPBACKS.length ? new InetSocketAddress(0) : new InetSocketAddress(LOOPBACKS[i], 0);
    }

    /** Notes one; one that was known is forgotten. */
    void add(@Nullable SocketAddress address, Random random) {
        if (address != null) {
            known.set(random.nextInt(known.length()), reachable(address));
        }
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
