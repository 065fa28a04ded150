package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads {@code /proc/self/net/tcp} and {@code tcp6} (the kernel's {@code net/ipv4/tcp_ipv4.c}, {@code tcp4_seq_show}).
 * They list all sockets of the network namespace, not only this process's.
 */
final class ProcNet {
    /** Large, because each {@code read(2)} of such a file is a scan that starts where the last one stopped. */
    private static final int BUFFER = 1 << 16;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private ProcNet() {}

    /** The TCP sockets by inode. Empty where there is no {@code /proc}. */
    static Map<Long, KernelSocket> tcp() {
        Map<Long, KernelSocket> sockets = new HashMap<>();
        for (String file : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
            try (Reader in = new InputStreamReader(new FileInputStream(file), StandardCharsets.US_ASCII);
                    BufferedReader lines = new BufferedReader(in, BUFFER)) {
                lines.readLine(); // the heading
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    addRow(line, sockets);
                }
            } catch (IOException e) {
                // No such file: no IPv6, or no Linux.
            }
        }
        return sockets;
    }

    /** A row: {@code sl local peer state queues timer retransmits uid timeout inode ...}. */
    private static void addRow(String line, Map<Long, KernelSocket> sockets) throws UnknownHostException {
        StringTokenizer columns = new StringTokenizer(line);
        columns.nextToken();
        Endpoint local = endpoint(columns.nextToken());
        Endpoint peer = endpoint(columns.nextToken());
        int state = Integer.parseInt(columns.nextToken(), 16);
        for (int skipped = 0; skipped < 5; skipped++) {
            columns.nextToken();
        }
        sockets.put(Long.valueOf(columns.nextToken()), new KernelSocket(local, peer, state));
    }

    /** {@code 0100007F:1F90}: the address as 32-bit words in the machine's byte order, and the port. */
    private static Endpoint endpoint(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        byte[] address = new byte[colon / 2];
        for (int i = 0; i < address.length; i++) {
            int word = i / 4 * 4;
            int offset = LITTLE_ENDIAN ? word + 3 - i % 4 : i;
            address[i] = (byte) Integer.parseInt(text.substring(2 * offset, 2 * offset + 2), 16);
        }
        return Endpoint.of(InetAddress.getByAddress(address), Integer.parseInt(text.substring(colon + 1), 16));
    }
}
