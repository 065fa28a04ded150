package io.github.jsock.recorder;

import java.util.Locale;

/** The transport protocol of a socket; the label {@code network_transport}, named as OpenTelemetry names it. */
public enum Transport {
    TCP,
    UDP,
    UNIX;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The published name: {@code tcp}, {@code udp} or {@code unix}. */
    public String label() {
        return label;
    }
}
