package io.github.jsock.workloads;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What was spent since it was made, by the threads that the application had then. */
final class Meter {
    private static final Pattern APPLICATION = Pattern.compile("main|(app|http)-.*");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long[] threads = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> APPLICATION.matcher(thread.getThreadName()).matches())
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    private final long processNanos = PROCESS.getProcessCpuTime();
    /** Read last, and first at the end: what measuring takes is not measured. */
    private final long cpuNanos = sum(THREADS.getThreadCpuTime(threads));

    private final long allocatedBytes = sum(THREADS.getThreadAllocatedBytes(threads));

    /** As text: CPU nanoseconds of the application's threads, bytes they allocated, CPU nanoseconds of the whole process. */
    String read() {
        long bytes = sum(THREADS.getThreadAllocatedBytes(threads)) - allocatedBytes;
        long nanos = sum(THREADS.getThreadCpuTime(threads)) - cpuNanos;
        return nanos + " " + bytes + " " + (PROCESS.getProcessCpuTime() - processNanos);
    }

    private static long sum(long[] figures) {
        return LongStream.of(figures).sum();
    }
}
