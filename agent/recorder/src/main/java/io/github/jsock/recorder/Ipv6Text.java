package io.github.jsock.recorder;

/** The canonical text of an IPv6 address (RFC 5952): lower-case, the longest run of zero groups as {@code ::}. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static String of(byte[] address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (address[2 * i] & 0xff) << 8 | (address[2 * i + 1] & 0xff);
        }
        int runStart = longestZeroRun(groups);
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; ) {
            if (i == runStart) {
                text.append("::");
                i = endOfZeros(groups, i);
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i++]));
            }
        }
        return text.toString();
    }

    /** Where the first longest run of at least two zero groups starts; -1 if there is none. */
    private static int longestZeroRun(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = endOfZeros(groups, i);
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return start;
    }

    private static int endOfZeros(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end;
    }
}
