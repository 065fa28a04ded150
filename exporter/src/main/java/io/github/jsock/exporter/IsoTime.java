package io.github.jsock.exporter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** A moment for programs to read: ISO-8601 in UTC, as in {@code 2026-11-23T14:46:03.120Z}. */
public final class IsoTime {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private IsoTime() {}

    /** The text of a moment given in milliseconds since the epoch; always to the millisecond. */
    public static String text(long epochMillis) {
        return MILLISECONDS.format(Instant.ofEpochMilli(epochMillis));
    }
}
