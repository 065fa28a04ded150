package io.github.jsock.acceptance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An address and a port as {@code /proc/net/tcp} writes them, in hexadecimal words of the machine's byte order.
 *
 * @param address IPv4 with dots, also when IPv6 maps it; IPv6 by RFC 5952
 */
record SocketAddressText(String address, int port) {
    private static final Pattern LONGEST_ZEROS = Pattern.compile("\\b0(?::0)+\\b");

    static SocketAddressText parse(String hex) {
        int colon = hex.indexOf(':');
        byte[] raw = HexFormat.of().parseHex(hex.substring(0, colon));
        ByteBuffer network = ByteBuffer.allocate(raw.length);
        ByteBuffer words = ByteBuffer.wrap(raw);
        while (words.hasRemaining()) {
            int word = words.getInt();
            network.putInt(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word);
        }
        return new SocketAddressText(text(network), Integer.parseInt(hex.substring(colon + 1), 16));
    }

    /** An address of 4 or 16 bytes, in network order. */
    static String text(ByteBuffer address) {
        boolean mapped = address.capacity() == 16 && address.getLong(0) == 0 && address.getInt(8) == 0xffff;
        if (address.capacity() == 4 || mapped) {
            int start = address.capacity() - 4;
            return IntStream.range(start, start + 4)
                    .mapToObj(i -> Integer.toString(address.get(i) & 0xff))
                    .collect(Collectors.joining("."));
        }
        String groups = IntStream.range(0, 8)
                .mapToObj(i -> Integer.toHexString(address.getShort(2 * i) & 0xffff))
                .collect(Collectors.joining(":"));
        return shortened(groups);
    }

    /** Replaces the first of the longest runs of zero groups by two colons. */
    private static String shortened(String groups) {
        Matcher zeros = LONGEST_ZEROS.matcher(groups);
        int start = 0;
        int end = 0;
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > end - start) {
                start = zeros.start();
                end = zeros.end();
            }
        }
        if (end == 0) {
            return groups;
        }
        String before = groups.substring(0, Math.max(0, start - 1));
        String after = groups.substring(Math.min(groups.length(), end + 1));
        return before + "::" + after;
    }
}
