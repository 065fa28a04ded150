package io.github.jsock.exporter.kernel;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The ports that the kernel gives to sockets that ask for any: {@code net.ipv4.ip_local_port_range} (ip(7)). */
final class EphemeralPorts {
    private static final String FILE = "/proc/sys/net/ipv4/ip_local_port_range";
    /** What Linux has when nobody has set it. */
    private static final EphemeralPorts DEFAULT = new EphemeralPorts(32_768, 60_999);

    private final int first;
    private final int last;

    private EphemeralPorts(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** The range as it is set now; the default of Linux where it cannot be read. */
    static EphemeralPorts read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(FILE), StandardCharsets.US_ASCII))) {
            String line = in.readLine();
            String[] bounds = line == null ? new String[0] : line.trim().split("\\s+");
            return bounds.length == 2
                    ? new EphemeralPorts(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]))
                    : DEFAULT;
        } catch (IOException | NumberFormatException e) {
            return DEFAULT;
        }
    }

    boolean contain(int port) {
        return first <= port && port <= last;
    }
}
