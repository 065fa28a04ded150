package io.github.jsock.acceptance;

import java.util.HashMap;
import java.util.Map;

/**
 * The counters of one connection, as {@code ss} shows them from the kernel's TCP_INFO. In bytes.
 *
 * <p>Seen on Linux 6.18 with {@code ss} of iproute2 6.1; SYN and FIN take a sequence number each, so that
 *
 * <ul>
 *   <li>{@code bytes_sent} counts data alone, and counts it again when it is retransmitted;
 *   <li>{@code bytes_acked} also counts the SYN of the side that connected, and a FIN: no use here;
 *   <li>{@code bytes_received} counts the peer's FIN as one byte, for ever after it came;
 *   <li>Recv-Q counts that FIN too, until it is consumed along with the last byte of data before it.
 * </ul>
 *
 * @param recvQueue received, and not read yet
 * @param sendQueue written, and not acknowledged yet
 * @param notSent written, and not sent for the first time yet
 */
record TcpInfo(
        long recvQueue,
        long sendQueue,
        long bytesSent,
        long bytesRetrans,
        long bytesReceived,
        long bytesAcked,
        long notSent) {

    /** Reads one line of {@code ss -tinHOe}. */
    static TcpInfo parse(String[] fields) {
        Map<String, Long> counters = new HashMap<>();
        for (String field : fields) {
            int colon = field.indexOf(':');
            if (colon > 0 && field.substring(colon + 1).matches("\\d{1,18}")) {
                counters.put(field.substring(0, colon), Long.valueOf(field.substring(colon + 1)));
            }
        }
        return new TcpInfo(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                counters.getOrDefault("bytes_sent", 0L),
                counters.getOrDefault("bytes_retrans", 0L),
                counters.getOrDefault("bytes_received", 0L),
                counters.getOrDefault("bytes_acked", 0L),
                counters.getOrDefault("notsent", 0L));
    }

    /** What the program has written: {@code bytes_sent − bytes_retrans + notsent}. */
    long written() {
        return bytesSent - bytesRetrans + notSent;
    }

    /**
     * What the program has read: {@code bytes_received − Recv-Q}, and one less when the peer's FIN has come and is no
     * longer in Recv-Q.
     */
    long read(boolean finReceived) {
        return bytesReceived - Math.max(recvQueue, finReceived ? 1 : 0);
    }
}
