package io.github.jsock.instrument;

import java.io.IOException;
import java.util.zip.CRC32;

/**
 * A name for the content of a class file, the same whatever the order of its methods: the JVM, when it puts the file of a
 * loaded class together again, has them by where their names happen to lie in its memory. Reads of the format (JVMS 4) what
 * is needed to tell one method from the next.
 */
final class ClassFileName {
    private static final int MAGIC_AND_VERSION = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    /** Bytes after the tag of a constant, by the tag; 0 where there is no such tag. */
    private static final int[] CONSTANT_BYTES = {0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};
    /** Spreads the checksums of methods, so that their sum says which they were. */
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final byte[] classFile;
    private int position = MAGIC_AND_VERSION;

    private ClassFileName(byte[] classFile) {
        this.classFile = classFile;
    }

    /**
     * The class's name, the file's length and two checksums.
     *
     * @throws IOException when these bytes are no class file, or one of a format that is too new
     */
    static String of(String className, byte[] classFile) throws IOException {
        try {
            return className + '-' + classFile.length + new ClassFileName(classFile).checksums();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("class file of " + className + " ends too soon", e);
        }
    }

    private String checksums() throws IOException {
        skipConstants();
        skip(6); // its access, its own name and its superclass's
        skip(2 * readShort()); // interfaces
        for (int fields = readShort(); fields > 0; fields--) {
            skipMember();
        }
        int count = readShort();
        CRC32 rest = new CRC32();
        rest.update(classFile, 0, position);
        long methods = 0;
        for (; count > 0; count--) {
            int begin = position;
            skipMember();
            CRC32 method = new CRC32();
            method.update(classFile, begin, position - begin);
            methods += (method.getValue() + 1) * ODD;
        }
        rest.update(classFile, position, classFile.length - position);
        return '-' + Long.toHexString(rest.getValue()) + '-' + Long.toHexString(methods);
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
        for (int attributes = readShort(); attributes > 0; attributes--) {
            skip(2); // its name
            skip((readShort() << 16) | readShort());
        }
    }

    private void skip(int bytes) {
        position += bytes;
    }

    private int readShort() {
        return ((classFile[position++] & 0xFF) << 8) | (classFile[position++] & 0xFF);
    }
}
