package io.github.jsock.exporter.kernel;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * A text of {@code /proc}, line by line and as bytes: some have many thousand lines, of which hardly one is of interest. Within
 * a line it goes from left to right.
 */
final class ProcBytes implements Closeable {
    private final ProcText in;
    private byte[] bytes = new byte[ProcText.BUFFER];
    /** Where bytes that were not read yet begin. */
    private int at;
    /** Where the line ends, before its line feed. */
    private int lineEnd = -1;

    private int end;

    /**
     * Begins to read a file.
     *
     * @throws IOException if it is not there or cannot be read
     */
    ProcBytes(String file) throws IOException {
        in = ProcText.read(file);
    }

    /** Goes to the beginning of the next line; false when there is none. */
    boolean nextLine() throws IOException {
        at = lineEnd + 1;
        int searched = at;
        for (; ; ) {
            for (int i = searched; i < end; i++) {
                if (bytes[i] == '\n') {
                    lineEnd = i;
                    return true;
                }
            }
            searched = end - at;
            if (!fill()) {
                return false;
            }
        }
    }

    /** Reads more behind what is left, which goes to the front. */
    private boolean fill() throws IOException {
        int left = end - at;
        byte[] room = left == bytes.length ? Arrays.copyOf(bytes, 2 * left) : bytes;
        System.arraycopy(bytes, at, room, 0, left);
        bytes = room;
        at = 0;
        end = left;
        int more = in.read(bytes, end, bytes.length - end);
        end += Math.max(0, more);
        return more > 0;
    }

    /** Steps over the next sign of this kind, or to the end of the line. */
    void skipPast(char sign) {
        while (at < lineEnd && bytes[at++] != sign) {
            // The step is the search.
        }
    }

    /** Steps over whole columns. */
    void skipColumns(int columns) {
        for (int i = 0; i < columns; i++) {
            skipBlanks();
            while (at < lineEnd && bytes[at] != ' ') {
                at++;
            }
        }
    }

    private void skipBlanks() {
        while (at < lineEnd && bytes[at] == ' ') {
            at++;
        }
    }

    /** How many hexadecimal digits come next, after blanks. */
    int hexDigits() {
        skipBlanks();
        int i = at;
        while (i < lineEnd && Character.digit(bytes[i], 16) >= 0) {
            i++;
        }
        return i - at;
    }

    /** A number in so many hexadecimal digits, after blanks. */
    long hexadecimal(int digits) {
        skipBlanks();
        long number = 0;
        for (int i = 0; i < digits && at < lineEnd; i++) {
            number = number << 4 | Character.digit(bytes[at++], 16);
        }
        return number;
    }

    /** A number in decimal digits. */
    long decimal() {
        skipBlanks();
        long number = 0;
        while (at < lineEnd && bytes[at] >= '0' && bytes[at] <= '9') {
            number = 10 * number + bytes[at++] - '0';
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
