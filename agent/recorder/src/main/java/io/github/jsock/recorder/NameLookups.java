package io.github.jsock.recorder;

/** How long it took to look host names up, and whether they were found. */
final class NameLookups {
    final DurationHistogram found = new DurationHistogram(Durations.CONNECT_BOUNDS_NANOS);
    final DurationHistogram failed = new DurationHistogram(Durations.CONNECT_BOUNDS_NANOS);
}
