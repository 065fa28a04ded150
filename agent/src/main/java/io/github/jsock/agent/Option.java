package io.github.jsock.agent;

import io.github.jsock.exporter.Settings;
import io.github.jsock.exporter.StackCapture;
import io.github.jsock.exporter.events.EventFeed;
import io.github.jsock.exporter.report.Reporter;
import org.jspecify.annotations.Nullable;

/** Each option: its key, its default, and what a value may look like. */
enum Option {
    HTTP("http", "on", "on|off", "on or off", "on", "whether to listen for HTTP"),
    HOST("host", "127.0.0.1", "\\S+", "an address or host name", "0.0.0.0", "the address to listen on for HTTP"),
    PORT(
            "port",
            Settings.FIRST_PORT + "-" + Settings.LAST_PORT,
            "[0-9]{1,5}",
            "a port from 0 to 65535",
            "7625",
            "the port to listen on for HTTP; 0 for any free one; by default the first free one of the range"),
    JMX("jmx", "on", "on|off", "on or off", "on", "whether to register MBeans"),
    NAMES(
            "names",
            "",
            "([0-9]{1,5}:[^;:,]+(;|$))+",
            "a list such as 8081:orders;9000:billing",
            "8081:orders;9000:billing",
            "names of services by port, which go before the registered ones"),
    OWNERS(
            "owners",
            "on",
            StackCapture.PATTERN,
            "on, off or 1/N",
            "1/10",
            "whether to find out which code opens each socket, or one in N"),
    REPORT(
            "report",
            Reporter.STDERR,
            "[^,]+",
            "off, stderr or a file",
            "/var/log/shop-sockets.txt",
            "where to write a report when descriptors or local ports run out, or sockets are many"),
    LEAK_THRESHOLD(
            "leakThreshold",
            "off",
            "off|[1-9][0-9]{0,8}",
            "off or a whole number",
            "5000",
            "how many open sockets are so many that a report is written"),
    EVENTS(
            "events",
            EventFeed.OFF,
            "[^,]+",
            "off or a file",
            "/var/log/shop-sockets.json",
            "where to write each opening, failure and end, as a line of JSON"),
    SAMPLE(
            "sample",
            "1s",
            Seconds.PATTERN,
            Seconds.FORM,
            "10s",
            "how often to look at the accept queues, so that their greatest length is seen"),
    MAX_SOCKETS(
            "maxSockets", "100000", "[0-9]{1,9}", "a whole number", "100000", "how many sockets are tracked at once"),
    MAX_SERVICES(
            "maxServices",
            "200",
            "[0-9]{1,9}",
            "a whole number",
            "200",
            "how many services are told apart in each role; further ones become ~other"),
    MAX_OWNERS(
            "maxOwners",
            "50",
            "[0-9]{1,6}",
            "a whole number",
            "50",
            "how many owners have metrics of their own; further ones become ~other"),
    LEAK_AGE(
            "leakAge",
            "10m",
            Seconds.PATTERN,
            Seconds.FORM,
            "30m",
            "how long a socket must have been open to be suspected to be forgotten"),
    LEAK_IDLE(
            "leakIdle",
            "10m",
            Seconds.PATTERN,
            Seconds.FORM,
            "30m",
            "for how long nothing must have passed through it, besides"),
    HISTORY("history", "1000", "[0-9]{1,6}", "a whole number", "1000", "how many ended connections are remembered");

    private static final int MAX_PORT = 65_535;

    private final String key;
    private final String standard;
    private final String pattern;
    private final String form;
    private final String example;
    private final String meaning;

    Option(String key, String standard, String pattern, String form, String example, String meaning) {
        this.key = key;
        this.standard = standard;
        this.pattern = pattern;
        this.form = form;
        this.example = example;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    /** The default, as text; empty for none. */
    String standard() {
        return standard;
    }

    /** What a value must be, in words. */
    String form() {
        return form;
    }

    String example() {
        return example;
    }

    String meaning() {
        return meaning;
    }

    boolean accepts(String value) {
        return value.matches(pattern) && (this != PORT || Integer.parseInt(value) <= MAX_PORT);
    }

    static @Nullable Option of(String key) {
        for (Option option : values()) {
            if (option.key.equals(key)) {
                return option;
            }
        }
        return null;
    }

    /** The key that is fewest edits away from a mistyped one. */
    static String nearest(String mistyped) {
        Option nearest = HTTP;
        for (Option option : values()) {
            if (edits(mistyped, option.key) < edits(mistyped, nearest.key)) {
                nearest = option;
            }
        }
        return nearest.key;
    }

    /** The Levenshtein distance, letter case aside. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
