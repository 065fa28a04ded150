package io.github.jsock.recorder;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams that a thread puts together to send or receive in one call: how long each is, and where it goes. What a library
 * sends by such a call it has added one by one before, and what it receives it takes out one by one after.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class DatagramBatch {
    private static final int MAX = 1 << 16;

    private static final ThreadLocal<DatagramBatch> OF_THREAD = new ThreadLocal<DatagramBatch>() {
        @Override
        protected DatagramBatch initialValue() {
            return new DatagramBatch();
        }
    };

    private int[] lengths = new int[16];
    private int[] segmentLengths = new int[16];
    private @Nullable InetSocketAddress[] recipients = new InetSocketAddress[16];
    private int receiver;
    private int taken;

    private DatagramBatch() {}

    /**
     * A datagram, or room for one, was added at this place.
     *
     * @param segmentLength if not 0, it is cut by the kernel into datagrams of this length and a rest
     */
    public static void added(int place, int length, int segmentLength, @Nullable InetSocketAddress recipient) {
        if (place >= 0 && place < MAX) {
            OF_THREAD.get().add(place, length, segmentLength, recipient);
        }
    }

    private void add(int place, int length, int segmentLength, @Nullable InetSocketAddress recipient) {
        if (place >= lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * place);
            segmentLengths = Arrays.copyOf(segmentLengths, 2 * place);
            recipients = Arrays.copyOf(recipients, 2 * place);
        }
        lengths[place] = length;
        segmentLengths[place] = segmentLength;
        recipients[place] = recipient;
    }

    /** Of the datagrams from this place on, so many were sent. */
    public static void sent(int descriptor, int from, int count, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        if (thrown != null) {
            DescriptorTraffic.sent(descriptor, 0, thrown);
        } else if (socket != null && count > 0) {
            OF_THREAD.get().sent(socket, from, from + count);
        }
    }

    private void sent(TrackedSocket socket, int from, int to) throws Throwable {
        for (int place = from; place < Math.min(to, lengths.length); place++) {
            int left = lengths[place];
            int segment = segmentLengths[place] > 0 ? segmentLengths[place] : left;
            while (left > 0) {
                DescriptorTraffic.sent(socket, Math.min(left, segment));
                left -= segment;
            }
            InetSocketAddress recipient = recipients[place];
            if (recipient != null) {
                DescriptorTraffic.destined(socket, recipient.getAddress(), recipient.getPort());
            }
        }
    }

    /** Datagrams were received, and will be taken out next. */
    public static void received(int descriptor, @Nullable Throwable thrown) throws Throwable {
        if (thrown != null) {
            DescriptorTraffic.received(descriptor, 0, 0, thrown);
        }
        DatagramBatch batch = OF_THREAD.get();
        batch.receiver = descriptor;
        batch.taken = 0;
    }

    /** The next datagram is taken out, which is so long. */
    public static void taken(int length) throws Throwable {
        DatagramBatch batch = OF_THREAD.get();
        int place = batch.taken++;
        int room = place < batch.lengths.length ? batch.lengths[place] : 0;
        DescriptorTraffic.datagramReceived(batch.receiver, length, room);
    }
}
