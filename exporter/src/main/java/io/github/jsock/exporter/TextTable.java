package io.github.jsock.exporter;

import java.util.ArrayList;
import java.util.List;

/** Rows of text with aligned columns, for people to read: a heading line, then a line for each row. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<Boolean> rightAligned = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column whose cells begin together; for words. */
    public TextTable left(String heading) {
        return column(heading, false);
    }

    /** Adds a column whose cells end together; for numbers. */
    public TextTable right(String heading) {
        return column(heading, true);
    }

    private TextTable column(String heading, boolean right) {
        headings.add(heading);
        rightAligned.add(right);
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column; what cannot be printed becomes {@code ?}, since names of hosts come from outside
     *     and must not break a line or steer a terminal
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    public void row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings.size() + " columns");
        }
        List<String> row = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            row.add(printable(String.valueOf(cell)));
        }
        rows.add(row);
    }

    /** {@code text} with every character that cannot be printed replaced by {@code ?}. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            int type = Character.getType(clean.charAt(i));
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                clean.setCharAt(i, '?');
            }
        }
        return clean.toString();
    }

    /** The heading and the rows as lines, without line ends and trailing blanks. */
    public List<String> lines() {
        int[] widths = new int[headings.size()];
        widen(widths, headings);
        for (List<String> row : rows) {
            widen(widths, row);
        }
        List<String> lines = new ArrayList<>(rows.size() + 1);
        lines.add(line(headings, widths));
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            boolean right = rightAligned.get(i);
            line.append(i == 0 ? "" : GAP);
            pad(line, right ? widths[i] - cell.length() : 0);
            line.append(cell);
            pad(line, right ? 0 : widths[i] - cell.length());
        }
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }

    private static void pad(StringBuilder line, int blanks) {
        for (int i = 0; i < blanks; i++) {
            line.append(' ');
        }
    }
}
