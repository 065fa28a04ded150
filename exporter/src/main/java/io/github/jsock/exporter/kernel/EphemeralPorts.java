package io.github.jsock.exporter.kernel;

import java.util.BitSet;

/**
 * The ports that the kernel gives to sockets that ask for any: {@code net.ipv4.ip_local_port_range} without {@code
 * ip_local_reserved_ports} (ip(7)).
 */
final class EphemeralPorts {
    private static final String RANGE = "/proc/sys/net/ipv4/ip_local_port_range";
    private static final String RESERVED = "/proc/sys/net/ipv4/ip_local_reserved_ports";
    private static final int PORTS = 1 << 16;
    /** What Linux has when nobody has set it. */
    private static final int[] STANDARD = {32_768, 60_999};

    private final BitSet ports = new BitSet(PORTS);
    private boolean known;

    private EphemeralPorts() {
        for (String[] bounds : ProcFile.words(RANGE)) {
            if (bounds.length == 2 && isPort(bounds[0]) && isPort(bounds[1])) {
                ports.set(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]) + 1);
                known = true;
            }
        }
        if (!known) {
            ports.set(STANDARD[0], STANDARD[1] + 1);
        }
        for (String[] words : ProcFile.words(RESERVED)) {
            reserve(words[0]);
        }
    }

    /** The ports as they are set now; where they cannot be read, those that Linux has by default. */
    static EphemeralPorts read() {
        return new EphemeralPorts();
    }

    /** Takes out what is written as {@code 8080,9000-9010}. */
    private void reserve(String list) {
        for (String range : list.split(",")) {
            int dash = range.indexOf('-');
            String first = dash < 0 ? range : range.substring(0, dash);
            String last = range.substring(dash + 1);
            if (isPort(first) && isPort(last)) {
                ports.clear(Integer.parseInt(first), Integer.parseInt(last) + 1);
            }
        }
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) < PORTS;
    }

    /** Whether they could be read. */
    boolean isKnown() {
        return known;
    }

    boolean contain(int port) {
        return ports.get(port);
    }

    /** How many they are. */
    int count() {
        return ports.cardinality();
    }
}
