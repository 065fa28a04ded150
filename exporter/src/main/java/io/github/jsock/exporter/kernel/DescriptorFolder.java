package io.github.jsock.exporter.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code /proc/self/fd}, which has a link for each open descriptor (proc_pid_fd(5)). To list it takes a descriptor:
 * where few are left, all numbers that there can be are looked at instead, for to read a link takes none.
 */
final class DescriptorFolder {
    static final String PATH = "/proc/self/fd";

    /** How many numbers are looked at when the folder cannot be listed; a few microseconds each. */
    private static final int MOST_PROBED = 100_000;

    private final int[] numbers;
    private final boolean complete;

    /**
     * Looks into it.
     *
     * @param limit below which all numbers are, as far as is known; 0 when it is not
     */
    DescriptorFolder(int limit) {
        File folder = new File(PATH);
        String[] listed = SpareDescriptors.areEnough() ? folder.list() : null;
        int end = listed == null && folder.isDirectory() ? Math.min(limit, MOST_PROBED) : 0;
        numbers = new int[listed == null ? end : listed.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = listed == null ? i : Integer.parseInt(listed[i]);
        }
        Arrays.sort(numbers);
        complete = listed != null || end == limit;
    }

    /** The open descriptors, in ascending order, and maybe some that are not. */
    int[] numbers() {
        return numbers;
    }

    /** Whether all that are open are among them. */
    boolean isComplete() {
        return complete;
    }

    /** Where the link of a descriptor leads; {@code null} when it is not open. */
    static @Nullable String link(String name) {
        try {
            return Files.readSymbolicLink(Paths.get(PATH, name)).toString();
        } catch (IOException e) {
            return null;
        }
    }
}
