package io.github.jsock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures with their quarters as a picture in SVG: a line for each row, in groups, which may have a budget. */
final class Plot {
    private static final int LEFT = 230;
    private static final int RIGHT = 690;
    private static final int TOP = 56;
    private static final int LINE = 18;
    private static final String STYLE = "<style>text{font:12px sans-serif;fill:#1f2328}.paper{fill:#fff}"
            + ".title{font-weight:bold}.name{text-anchor:end}.number{text-anchor:middle}"
            + ".grid{stroke:#d1d9e0}.mark{fill:#54aeff}.whisker{stroke:#1f2328;stroke-width:2}"
            + ".budget{stroke:#cf222e;stroke-width:2;stroke-dasharray:4 3}@media(prefers-color-scheme:dark){"
            + "text{fill:#f0f6fc}.paper{fill:#0d1117}.grid{stroke:#3d444d}.mark{fill:#1f6feb}.whisker{stroke:#f0f6fc}"
            + ".budget{stroke:#ff7b72}}</style>\n";

    private static final String BAR = "<path class=\"mark\" d=\"M" + LEFT + " %2$.1fm0-5H%1$.1fv10H" + LEFT + "z\"/>\n";
    private static final String POINT = "<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>\n";

    private final String title;
    private final String axis;
    private final String format;
    private final double from;
    private final double to;
    private final List<Group> groups = new ArrayList<>();

    /** An empty one. What lies outside of the axis is drawn at its end; bars are drawn if it begins at 0, else points. */
    Plot(String title, String axis, String format, double from, double to) {
        this.title = title;
        this.axis = axis;
        this.format = format;
        this.from = from;
        this.to = to;
    }

    /** A figure and what it is of. */
    record Row(String name, Spread spread) {}

    /** Some rows, and what none of them should be above, if anything. */
    record Group(String name, @Nullable Double budget, List<Row> rows) {}

    Plot add(Group group) {
        groups.add(group);
        return this;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, svg());
    }

    String svg() {
        StringBuilder body = new StringBuilder();
        int y = TOP;
        for (Group group : groups) {
            y += LINE + LINE / 3;
            int top = y;
            text(body, "title", 8, y, group.name);
            for (Row row : group.rows) {
                y += LINE;
                row(body, row, y);
            }
            if (group.budget != null) {
                line(body, "budget", x(group.budget), top + 2, x(group.budget), y + 4);
            }
        }
        int bottom = y + LINE / 2;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 "
                + (bottom + 3 * LINE) + "\">\n" + STYLE + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        text(svg, "title", 8, LINE, title);
        text(svg, "", 8, 2 * LINE, "Median and quartiles; dashed: the budget");
        grid(svg, bottom);
        text(svg, "number", (LEFT + RIGHT) / 2.0, bottom + 2.4 * LINE, axis);
        return svg.append(body).append("</svg>\n").toString();
    }

    private void row(StringBuilder svg, Row row, int y) {
        double middle = y - 4;
        text(svg, "name", LEFT - 8, y, row.name);
        svg.append(number(from == 0 ? BAR : POINT, x(row.spread.median()), middle));
        line(svg, "whisker", x(row.spread.lower()), middle, x(row.spread.upper()), middle);
        text(svg, "", RIGHT + 12, y, row.spread.text(format));
    }

    /** Lines at round figures, four to ten of them. */
    private void grid(StringBuilder svg, int bottom) {
        double power = Math.pow(10, Math.floor(Math.log10((to - from) / 4)));
        double step = power * ((to - from) / power >= 20 ? 5 : (to - from) / power >= 10 ? 2 : 1);
        for (long i = (long) Math.ceil(from / step - 1e-6); i * step <= to + step * 1e-6; i++) {
            line(svg, "grid", x(i * step), TOP, x(i * step), bottom);
            text(svg, "number", x(i * step), bottom + LINE, number(step < 1 ? "%.2f" : "%.0f", i * step));
        }
    }

    private double x(double figure) {
        return LEFT + (RIGHT - LEFT) * (Math.max(from, Math.min(to, figure)) - from) / (to - from);
    }

    private static void line(StringBuilder svg, String kind, double x1, double y1, double x2, double y2) {
        svg.append(
                number("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", kind, x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, String kind, double x, double y, String text) {
        svg.append(number("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", kind, x, y));
        svg.append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
    }

    private static String number(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
