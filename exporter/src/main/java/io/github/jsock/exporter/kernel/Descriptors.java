package io.github.jsock.exporter.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * The open descriptors of this process by kind: where the links in {@code /proc/self/fd} lead (proc_pid_fd(5)). Counting them
 * needs no descriptor when none is left: then each number is looked at by itself.
 */
public final class Descriptors {
    private static final String FOLDER = "/proc/self/fd";
    /** How many numbers are looked at when the folder cannot be listed; a few microseconds each. */
    private static final int MOST_PROBED = 100_000;

    private int sockets;
    private int files;
    private int others;
    private boolean complete = true;

    private Descriptors() {}

    /**
     * Counts them.
     *
     * @param limit below which all numbers are, as far as is known; 0 when it is not
     */
    public static Descriptors count(int limit) {
        Descriptors counted = new Descriptors();
        String[] names = new File(FOLDER).list();
        if (names != null) {
            for (String name : names) {
                counted.add(name);
            }
        } else {
            int end = Math.min(limit, MOST_PROBED);
            for (int number = 0; number < end; number++) {
                counted.add(Integer.toString(number));
            }
            counted.complete = end == limit;
        }
        return counted;
    }

    private void add(String name) {
        String link = target(name);
        if (link == null) {
            return; // Closed meanwhile, as the one is by which the folder was listed.
        }
        if (link.startsWith("socket:")) {
            sockets++;
        } else if (link.startsWith("/")) {
            files++;
        } else {
            others++;
        }
    }

    private static @Nullable String target(String name) {
        try {
            return Files.readSymbolicLink(Paths.get(FOLDER, name)).toString();
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether any could be counted: not so where there is no {@code /proc}. */
    public boolean isKnown() {
        return open() > 0;
    }

    /** Whether all could be looked at. */
    public boolean isComplete() {
        return complete;
    }

    /** All that are open. */
    public int open() {
        return sockets + files + others;
    }

    /** Those that are sockets, tracked or not. */
    public int sockets() {
        return sockets;
    }

    /** Those that are files, folders or devices. */
    public int files() {
        return files;
    }

    /** Those that are pipes, selectors and the like. */
    public int others() {
        return others;
    }
}
