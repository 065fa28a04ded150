package io.github.jsock.exporter.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The small texts of {@code /proc}. */
final class ProcFile {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ProcFile() {}

    /** The words of each line; none when there is no such file or it cannot be read. */
    static List<String[]> words(String file) {
        List<String[]> lines = new ArrayList<>();
        try (ProcText text = ProcText.read(file)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(text, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(BLANKS.split(line.trim()));
            }
        } catch (IOException e) {
            lines.clear();
        }
        return lines;
    }

    /** The number that is all of a file; -1 when it is not there, cannot be read or is no number. */
    static long number(String file) {
        List<String[]> lines = words(file);
        String text = lines.isEmpty() ? "" : lines.get(0)[0];
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
