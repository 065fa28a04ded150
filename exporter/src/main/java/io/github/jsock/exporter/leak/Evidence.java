package io.github.jsock.exporter.leak;

import java.util.Locale;

/** What is known of a socket that has been idle for long; the strongest that there is. */
public enum Evidence {
    /** The peer has ended the connection, and the application has not closed its side. */
    PEER_CLOSED,
    /** It was opened, and is neither connected nor listening. */
    NEVER_CONNECTED,
    /** It is connected, and nothing has ever passed. */
    NEVER_USED,
    /** It was used, and not again after its first pause. */
    USED_ONCE,
    /** It was used again after a pause: so is what a pool keeps. */
    REUSED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The published name, the lower-case constant. */
    public String label() {
        return label;
    }

    /** In words, for people to read. */
    public String words() {
        return label.replace('_', ' ');
    }
}
