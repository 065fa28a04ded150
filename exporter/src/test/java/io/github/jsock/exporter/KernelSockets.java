package io.github.jsock.exporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of the TCP sockets of another process. */
public final class KernelSockets {
    private final Path process;

    public KernelSockets(long pid) {
        process = Path.of("/proc", String.valueOf(pid));
    }

    /** {@code STATE LOCALPORT PEERPORT} of the socket with this descriptor, the state as in {@code tcp_states.h}. */
    public String socket(int descriptor) throws IOException {
        String link =
                Files.readSymbolicLink(process.resolve("fd/" + descriptor)).toString();
        String inode = link.substring(link.indexOf('[') + 1, link.indexOf(']'));
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] fields = line.trim().split("\\s+");
                if (fields[9].equals(inode)) {
                    return fields[3] + ' ' + port(fields[1]) + ' ' + port(fields[2]);
                }
            }
        }
        return "no TCP socket";
    }

    private static int port(String addressAndPort) {
        return Integer.parseInt(addressAndPort.substring(addressAndPort.indexOf(':') + 1), 16);
    }
}
