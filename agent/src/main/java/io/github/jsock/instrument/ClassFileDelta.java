package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One class file told by another, of which it has most: in pieces, each compressed (zlib, RFC 1950) with a dictionary that
 * both sides know, which is the part of the other file where the same is to be expected.
 */
final class ClassFileDelta {
    private static final int PIECE = 8 * 1024;
    /** As far as compressed data can refer back (RFC 1951). */
    private static final int WINDOW = 32 * 1024;

    private ClassFileDelta() {}

    /** What makes the second of the first. */
    static byte[] between(byte[] from, byte[] to) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        byte[] room = new byte[2 * PIECE];
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            for (int begin = 0; begin < to.length; begin += PIECE) {
                int end = Math.min(begin + PIECE, to.length);
                deflater.reset();
                deflater.setDictionary(
                        from, dictionary(from, (begin + end) / 2, to.length), Math.min(WINDOW, from.length));
                deflater.setInput(to, begin, end - begin);
                deflater.finish();
                delta.write(room, 0, deflater.deflate(room));
            }
        } finally {
            deflater.end();
        }
        return delta.toByteArray();
    }

    /**
     * The second, of so many bytes, made of the first.
     *
     * @throws IOException when the delta is between others than these
     */
    static byte[] apply(byte[] from, byte[] delta, int length) throws IOException {
        byte[] to = new byte[length];
        Inflater inflater = new Inflater();
        try {
            int read = 0;
            for (int begin = 0; begin < length; begin += PIECE) {
                int end = Math.min(begin + PIECE, length);
                int dictionary = dictionary(from, (begin + end) / 2, length);
                inflater.reset();
                inflater.setInput(delta, read, delta.length - read);
                for (int at = begin; at < end || !inflater.finished(); ) {
                    int got = inflater.inflate(to, at, end - at);
                    at += got;
                    if (inflater.needsDictionary()) {
                        inflater.setDictionary(from, dictionary, Math.min(WINDOW, from.length));
                    } else if (got == 0) {
                        throw new IOException("it ends too soon");
                    }
                }
                read += (int) inflater.getBytesRead();
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IOException("made of another class file", e);
        } finally {
            inflater.end();
        }
        return to;
    }

    /** Where that part begins, for a piece of the other file of which this is the middle. */
    private static int dictionary(byte[] from, int middle, int length) {
        int same = (int) ((long) middle * from.length / length);
        return Math.max(0, Math.min(same - WINDOW / 2, from.length - WINDOW));
    }
}
