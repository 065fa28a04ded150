package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Runs {@code ss}, which asks the kernel through netlink. */
final class Ss {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Ss() {}

    /** The fields of each line that it prints, given these options. */
    static List<String[]> rows(String options) throws IOException, InterruptedException {
        Process ss = new ProcessBuilder("ss", options).redirectErrorStream(true).start();
        String text = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ss.waitFor() != 0) {
            throw new AssertionError("ss failed: " + text);
        }
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> SPACES.split(line.strip()))
                .toList();
    }
}
