package io.github.jsock.exporter.kernel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The texts of {@code /proc} that are read every second, or are worth most when descriptors have run out. They stay open: to
 * open one each time would take a descriptor for a moment, and it may be the last one, which the application then misses. The
 * kernel makes such a text anew whenever it is read from its beginning.
 */
public final class StandingText {
    /** The limits come first: whether there are descriptors enough to open the others is known by them. */
    private static final StandingText[] ALL = {
        new StandingText("/proc/self/limits"),
        new StandingText("/proc/self/net/tcp"),
        new StandingText("/proc/self/net/tcp6"),
        new StandingText("/proc/self/net/netstat"),
    };

    private final String file;
    /** Held while it is read: to the kernel, two readers at different places would each begin from the first row again. */
    private final ReentrantLock reading = new ReentrantLock();

    private @Nullable FileChannel channel;

    private StandingText(String file) {
        this.file = file;
    }

    /** Opens those that are not open, as far as they are there and descriptors are left. */
    public static void openAll() {
        for (StandingText text : ALL) {
            text.open();
        }
    }

    /** Closes them: from now on each is opened when it is read. */
    public static void closeAll() {
        for (StandingText text : ALL) {
            text.close();
        }
    }

    private void open() {
        reading.lock();
        try {
            // It is closed when its reader was interrupted.
            if ((channel == null || !channel.isOpen()) && SpareDescriptors.areEnough()) {
                channel = ProcText.channel(file);
            }
        } catch (IOException e) {
            // No Linux, or no IPv6.
            channel = null;
        } finally {
            reading.unlock();
        }
    }

    private void close() {
        reading.lock();
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Then it is gone all the same.
        } finally {
            channel = null;
            reading.unlock();
        }
    }

    /** The text of this file from its beginning, for this thread alone until it is closed; {@code null} if it is not open. */
    static @Nullable ProcText of(String file) {
        for (StandingText text : ALL) {
            if (text.file.equals(file)) {
                return text.begin();
            }
        }
        return null;
    }

    private @Nullable ProcText begin() {
        ProcText text = null;
        reading.lock();
        try {
            if (channel != null && channel.isOpen()) {
                text = new ProcText(channel, reading);
            }
        } finally {
            if (text == null) {
                reading.unlock();
            }
        }
        return text;
    }
}
