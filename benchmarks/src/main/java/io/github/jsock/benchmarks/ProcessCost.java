package io.github.jsock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has spent so far, as the kernel has it ({@code proc(5)}).
 *
 * @param cpuMillis user and system time, in steps of 10
 * @param residentKib memory
 */
record ProcessCost(double cpuMillis, long residentKib) {
    private static final double MILLIS_PER_TICK = 10;

    /** That of a process that runs. */
    static ProcessCost of(long pid) throws IOException {
        String stat = Files.readAllLines(Path.of("/proc/" + pid + "/stat")).get(0);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).split(" ", -1);
        return new ProcessCost(millis(Long.parseLong(fields[12]) + Long.parseLong(fields[13])), resident(pid));
    }

    /** Ticks of the kernel's clock, which are a hundredth of a second on every Linux of today. */
    static double millis(long ticks) {
        return MILLIS_PER_TICK * ticks;
    }

    private static long resident(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
