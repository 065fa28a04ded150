package io.github.jsock.exporter.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the listeners of this network namespace, of whatever process, have dropped since it is there ({@code TcpExt} of {@code
 * /proc/self/net/netstat}; the kernel's {@code LINUX_MIB_LISTENOVERFLOWS} and {@code LINUX_MIB_LISTENDROPS}).
 */
public final class ListenDrops {
    private static final String FILE = "/proc/self/net/netstat";

    private final long overflows;
    private final long drops;

    private ListenDrops(long overflows, long drops) {
        this.overflows = overflows;
        this.drops = drops;
    }

    /** As it is now; {@code null} where it cannot be read. */
    public static @Nullable ListenDrops read() {
        return of(ProcFile.words(FILE));
    }

    /** The file has a line of names and then one of values; the first word of both is whose they are. */
    static @Nullable ListenDrops of(List<String[]> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            List<String> names = Arrays.asList(lines.get(i));
            String[] values = lines.get(i + 1);
            int overflows = names.indexOf("ListenOverflows");
            int drops = names.indexOf("ListenDrops");
            if (overflows > 0 && drops > 0 && values.length == names.size()) {
                return new ListenDrops(Long.parseLong(values[overflows]), Long.parseLong(values[drops]));
            }
        }
        return null;
    }

    /** Connections, or attempts at one, that found an accept queue full. */
    public long overflows() {
        return overflows;
    }

    /** Those that were dropped for that or any other cause, such as want of memory. */
    public long drops() {
        return drops;
    }
}
