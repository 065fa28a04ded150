package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table of IP sockets in {@code /proc/self/net}, one after the other. A row is what the kernel's {@code
 * get_tcp4_sock} and its like print; listeners come before all others:
 *
 * <pre>
 *   3: 0100007F:1F90 0100007F:B0C2 08 00000000:000002BD 00:00000000 00000000     0        0 16070350 1 …
 *      local         peer          state  sent:received timer      retransmits uid timeout inode
 * </pre>
 */
final class InternetRows implements Closeable {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int IPV4_DIGITS = 8;
    /** What comes before an IPv4 address in the lower half of one of IPv6, {@code ::ffff:a.b.c.d}. */
    private static final long MAPPED = 0xFFFFL << 32;

    private final ProcBytes text;
    private final End local = new End();
    private final End peer = new End();
    private int state;
    private long sendQueue;
    private long receiveQueue;
    private long inode;

    /** One end of a row: an address, written as one of IPv6, and a port. */
    static final class End {
        private long high;
        private long low;
        private int port;

        /** The upper half of the address. */
        long high() {
            return high;
        }

        /** The lower half of the address. */
        long low() {
            return low;
        }

        int port() {
            return port;
        }

        Endpoint endpoint() throws UnknownHostException {
            boolean isIpv4 = high == 0 && low >>> 32 == MAPPED >>> 32;
            byte[] address = isIpv4
                    ? ByteBuffer.allocate(4).putInt((int) low).array()
                    : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
            return Endpoint.of(InetAddress.getByAddress(address), port);
        }
    }

    /**
     * Opens a table.
     *
     * @throws IOException if it is not there or cannot be read
     */
    InternetRows(String file) throws IOException {
        text = new ProcBytes(file);
        try {
            text.nextLine(); // the heading
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    /** Goes to the next row; false when there is none. */
    boolean next() throws IOException {
        if (!text.nextLine()) {
            return false;
        }
        text.skipPast(':');
        read(local);
        read(peer);
        state = (int) text.hexadecimal(2);
        sendQueue = text.hexadecimal(8);
        text.skipPast(':');
        receiveQueue = text.hexadecimal(8);
        text.skipColumns(4);
        inode = text.decimal();
        return true;
    }

    /** An address stands as 32-bit words in the machine's byte order. */
    private void read(End to) {
        boolean isIpv4 = text.hexDigits() == IPV4_DIGITS;
        to.high = isIpv4 ? 0 : word() << 32 | word();
        to.low = isIpv4 ? MAPPED | word() : word() << 32 | word();
        text.skipPast(':');
        to.port = (int) text.hexadecimal(4);
    }

    private long word() {
        int word = (int) text.hexadecimal(IPV4_DIGITS);
        return (LITTLE_ENDIAN ? Integer.reverseBytes(word) : word) & 0xFFFFFFFFL;
    }

    End local() {
        return local;
    }

    /** The other end; its port is 0 when there is none. */
    End peer() {
        return peer;
    }

    /** {@code null} when it is none of TCP's. */
    @Nullable
    TcpState state() {
        return TcpState.numbered(state);
    }

    /** Bytes that the peer has not acknowledged. */
    long sendQueue() {
        return sendQueue;
    }

    /** Bytes that wait to be read; of a listener, the connections that wait to be accepted. */
    long receiveQueue() {
        return receiveQueue;
    }

    /** 0 when it belongs to no descriptor any more. */
    long inode() {
        return inode;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
