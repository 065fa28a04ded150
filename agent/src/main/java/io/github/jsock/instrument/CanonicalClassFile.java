package io.github.jsock.instrument;

import java.io.IOException;
import java.util.Arrays;

/**
 * A class file as the JVM puts it together again for a class that is loaded, with its methods in an order that depends on
 * nothing else: there they are by where their names happen to lie in memory. Reads of the format (JVMS 4) what is needed to
 * tell one method from the next.
 */
final class CanonicalClassFile {
    private static final int MAGIC_AND_VERSION = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    /** Bytes after the tag of a constant, by the tag; 0 where there is no such tag. */
    private static final int[] CONSTANT_BYTES = {0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private final byte[] classFile;
    private int position = MAGIC_AND_VERSION;

    private CanonicalClassFile(byte[] classFile) {
        this.classFile = classFile;
    }

    /**
     * That of a class file as it comes.
     *
     * @throws IOException when these bytes are no class file, or one of a format that is too new
     */
    static byte[] of(byte[] classFile) throws IOException {
        try {
            return new CanonicalClassFile(classFile).arranged();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a class file ends too soon", e);
        }
    }

    private byte[] arranged() throws IOException {
        skipConstants();
        skip(6); // its access, its own name and its superclass's
        skip(2 * readShort()); // interfaces
        for (int fields = readShort(); fields > 0; fields--) {
            skipMember();
        }
        int count = readShort();
        int[] begins = new int[count + 1];
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            begins[i] = position;
            skip(2); // its access
            order[i] = ((long) readShort() << 32) | ((long) readShort() << 16) | i;
            skipAttributes();
        }
        begins[count] = position;
        skipAttributes();
        if (position != classFile.length) {
            throw new IndexOutOfBoundsException(position + " bytes");
        }
        Arrays.sort(order);
        byte[] arranged = classFile.clone();
        int to = begins[0];
        for (long each : order) {
            int method = (int) each & 0xFFFF;
            int length = begins[method + 1] - begins[method];
            System.arraycopy(classFile, begins[method], arranged, to, length);
            to += length;
        }
        return arranged;
    }

    private void skipConstants() throws IOException {
        for (int left = readShort() - 1; left > 0; left--) {
            int tag = classFile[position++];
            if (tag < 0 || tag >= CONSTANT_BYTES.length || CONSTANT_BYTES[tag] == 0) {
                throw new IOException("constant of unknown kind " + tag);
            }
            skip(tag == UTF8 ? readShort() : CONSTANT_BYTES[tag]);
            if (tag == LONG || tag == DOUBLE) {
                left--; // They count as two.
            }
        }
    }

    /** A field or a method: its access, name, type and attributes. */
    private void skipMember() {
        skip(6);
        skipAttributes();
    }

    private void skipAttributes() {
        for (int attributes = readShort(); attributes > 0; attributes--) {
            skip(2); // its name
            skip((readShort() << 16) | readShort());
        }
    }

    private void skip(int length) {
        position += length;
    }

    private int readShort() {
        return ((classFile[position++] & 0xFF) << 8) | (classFile[position++] & 0xFF);
    }
}
