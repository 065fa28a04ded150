package io.github.jsock.recorder;

import java.util.Locale;

/** Which end of a conversation a connection is. */
public enum Role {
    /** We connected: the active open of RFC 9293, outbound. */
    CLIENT,
    /** We accepted: the passive open of RFC 9293, inbound. */
    SERVER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The published name: {@code client} or {@code server}. */
    public String label() {
        return label;
    }
}
