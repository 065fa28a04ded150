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
    private static final Pattern APPLICATION = Pattern.compile("main|(app|http|kafka|data-plane-kafka)-.*");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long[] threads = named(APPLICATION);
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

    /** As text: CPU nanoseconds of the threads of these names, and bytes they allocated, since they began. */
    static String soFar(Pattern names) {
        long[] threads = named(names);
        return sum(THREADS.getThreadCpuTime(threads)) + " " + sum(THREADS.getThreadAllocatedBytes(threads));
    }

    private static long[] named(Pattern names) {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> names.matcher(thread.getThreadName()).matches())
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    private static long sum(long[] figures) {
        return LongStream.of(figures).sum();
    }
}
