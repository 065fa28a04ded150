package io.github.jsock.exporter.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A text of {@code /proc} from its beginning to its end. It is read by position, and what else may have come to have the
 * number of a descriptor that stays open is left as it is.
 */
final class ProcText extends InputStream {
    /** The kernel hands out no more than a page of such a text at once. */
    static final int BUFFER = 1 << 13;

    private final FileChannel channel;
    private final @Nullable Lock held;
    private long at;

    /**
     * A text that was not read yet.
     *
     * @param held what is unlocked when it is closed, for a channel that stays open; {@code null} for one that is closed then
     */
    ProcText(FileChannel channel, @Nullable Lock held) {
        this.channel = channel;
        this.held = held;
    }

    /**
     * Reads a text that stands open, or opens it for as long as it is read.
     *
     * @throws IOException if it is not there, or there are too few descriptors to open one
     */
    static ProcText read(String file) throws IOException {
        ProcText standing = StandingText.of(file);
        if (standing == null && !SpareDescriptors.areEnough()) {
            throw new IOException("too few descriptors are left to open " + file);
        }
        return standing == null ? open(file) : standing;
    }

    /** Opens a text, though it be with the last descriptor. */
    static ProcText open(String file) throws IOException {
        return new ProcText(channel(file), null);
    }

    /** Opens a file of the kernel's, whatever file systems the application has put in place of the JDK's. */
    static FileChannel channel(String file) throws IOException {
        return new RandomAccessFile(file, "r").getChannel();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = channel.read(ByteBuffer.wrap(into, from, Math.min(most, BUFFER)), at);
        at += Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        if (held == null) {
            channel.close();
        } else {
            held.unlock();
        }
    }
}
