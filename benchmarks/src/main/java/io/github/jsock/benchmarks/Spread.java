package io.github.jsock.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The middle of some figures and the quarters beside it. */
record Spread(double lower, double median, double upper, int count) {
    /** That of at least one figure; between two, what is proportional (R's type 7). */
    static Spread of(Collection<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), sorted.length);
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (next - sorted[below]);
    }

    /** As {@code median (lower to upper)}, each in this format. */
    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, lower, upper);
    }
}
