package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;

/**
 * The one message of the stock protocol, question and answer alike: how many there are of an item (4 bytes; 0 in a
 * question), then the item's name (28 bytes, filled up with blanks). Header and name have a buffer each, so that both
 * go through one scattering read or one gathering write.
 */
final class StockFrame {
    private static final int NAME_BYTES = 28;

    private final ByteBuffer header = ByteBuffer.allocateDirect(Integer.BYTES);
    private final ByteBuffer name = ByteBuffer.allocateDirect(NAME_BYTES);
    private final ByteBuffer[] parts = {header, name};

    /** Turns this frame into a question to be written. */
    void ask(String item) {
        clear();
        header.putInt(0).flip();
        name.put(String.format("%-" + NAME_BYTES + "." + NAME_BYTES + "s", item).getBytes(US_ASCII))
                .flip();
    }

    /** Turns this frame, a question that was read, into the answer to it. */
    void answer(int count) {
        header.clear().putInt(count).flip();
        name.rewind();
    }

    /** Makes room for the next frame to be read. */
    void clear() {
        header.clear();
        name.clear();
    }

    /**
     * Reads as much of the frame as there is.
     *
     * @return whether the frame is complete
     * @throws EOFException if the peer closed the connection
     */
    boolean readFrom(ScatteringByteChannel channel) throws IOException {
        if (channel.read(parts) < 0) {
            throw new EOFException();
        }
        return !name.hasRemaining();
    }

    /**
     * Writes as much of the frame as the socket takes.
     *
     * @return whether all of it is written
     */
    boolean writeTo(GatheringByteChannel channel) throws IOException {
        channel.write(parts);
        return !name.hasRemaining();
    }
}
