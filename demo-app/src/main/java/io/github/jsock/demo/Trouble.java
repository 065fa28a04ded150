package io.github.jsock.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the shop does wrong when asked to. Each trouble is bounded: a few hundred sockets at most. */
enum Trouble {
    LEAK("open connections to orders and forget to close them: one a second, 200 at most"),
    CLOSE_WAIT("read pages that web ends, and never close the connections: one a second, 200 at most"),
    BACKLOG("open a returns desk with a backlog of 5 where more customers come than it serves"),
    NEVER_CONNECT("open channels to orders that are never connected: one a second, 200 at most"),
    EPHEMERAL("ask orders ten times a second, each time on a connection of its own, and close first"),
    RESETS("break connections to orders off in the middle: one a second");

    private final String description;

    Trouble(String description) {
        this.description = description;
    }

    /** The option that asks for it, as {@code --close-wait}. */
    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    /** The one that this option asks for. */
    static Optional<Trouble> of(String option) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.flag().equals(option))
                .findFirst();
    }

    /** A line for each. */
    static String usage() {
        return Arrays.stream(values())
                .map(trouble -> String.format("  %-15s %s%n", trouble.flag(), trouble.description))
                .collect(Collectors.joining());
    }
}
