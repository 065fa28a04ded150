package io.github.jsock.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the command line prints of a process: each row by the headings of its columns. Its layout is
 *
 * <pre>
 * jsock VERSION, process PID, Java VERSION
 *
 * Listeners: COUNT
 * TRANSPORT  LOCAL  …
 * …
 *
 * Connections: COUNT
 * …
 * </pre>
 */
record CommandLineTable(List<Map<String, String>> listeners, List<Map<String, String>> connections) {
    private static final Pattern GAP = Pattern.compile(" {2,}");

    /** Reads what was printed, which must be complete. */
    static CommandLineTable of(Outcome outcome) {
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.toString());
        }
        return new CommandLineTable(
                section("Listeners: ", outcome.stdout()), section("Connections: ", outcome.stdout()));
    }

    private static List<Map<String, String>> section(String title, List<String> lines) {
        int start = 0;
        while (!lines.get(start).startsWith(title)) {
            start++;
        }
        int count = Integer.parseInt(lines.get(start).substring(title.length()));
        String[] headings = GAP.split(lines.get(start + 1).strip());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(start + 2, start + 2 + count)) {
            String[] cells = GAP.split(line.strip());
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(headings[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
