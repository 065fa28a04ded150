package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The constants of a class file, or of a {@link ClassPatch}, where they are in the same format (JVMS 4.4). */
final class Constants {
    static final int UTF8 = 1;
    static final int INTEGER = 3;
    static final int FIELD = 9;
    static final int DYNAMIC = 17;
    static final int INVOKE_DYNAMIC = 18;

    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    /** Bytes after the tag, by the tag; 0 where there is no such tag. */
    private static final int[] LENGTHS = {0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};
    /** How many of those bytes come before the first that refers to another constant. */
    private static final int[] PLAIN = {0, 0, 0, 4, 4, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 2, 0, 0};

    final byte[] bytes;
    /** Where the first of them begins, behind their count. */
    final int start;
    /** Where the first byte behind them is. */
    final int end;

    /** Where each begins; 0 for a number that none has. */
    private final int[] begins;

    /**
     * Those that begin, with their count, at a place in these bytes.
     *
     * @throws IOException when there is one of a kind that is too new
     * @throws IndexOutOfBoundsException when the bytes end too soon
     */
    Constants(byte[] bytes, int begin) throws IOException {
        this.bytes = bytes;
        begins = new int[readShort(bytes, begin)];
        start = begin + 2;
        int position = start;
        for (int index = 1; index < begins.length; index += width(index)) {
            begins[index] = position;
            int tag = bytes[position];
            if (tag < 0 || tag >= LENGTHS.length || LENGTHS[tag] == 0) {
                throw new IOException("constant of unknown kind " + tag);
            }
            position += 1 + LENGTHS[tag] + (tag == UTF8 ? readShort(bytes, position + 1) : 0);
        }
        end = position;
    }

    static int readShort(byte[] bytes, int position) {
        return ((bytes[position] & 0xFF) << 8) | (bytes[position + 1] & 0xFF);
    }

    static void writeShort(byte[] bytes, int position, int value) {
        bytes[position] = (byte) (value >> 8);
        bytes[position + 1] = (byte) value;
    }

    /** One more than the greatest number of one. */
    int count() {
        return begins.length;
    }

    /** The kind of one (JVMS, table 4.4-A); 0 when none has this number. */
    int tag(int index) {
        return begins[index] == 0 ? 0 : bytes[begins[index]];
    }

    /** How many numbers one takes: the long ones count as two. */
    int width(int index) {
        return tag(index) == LONG || tag(index) == DOUBLE ? 2 : 1;
    }

    /** Where one begins, with its tag. */
    int begin(int index) {
        return begins[index];
    }

    /** How many bytes one takes, with its tag. */
    int length(int index) {
        int begin = begins[index];
        return 1 + LENGTHS[bytes[begin]] + (bytes[begin] == UTF8 ? readShort(bytes, begin + 1) : 0);
    }

    /** How many of its bytes, with the tag, come before those that refer to other constants, two bytes each. */
    int plain(int index) {
        int tag = tag(index);
        return tag == UTF8 ? length(index) : 1 + PLAIN[tag];
    }

    /** The number of the constant that one refers to at a place in it. */
    int reference(int index, int place) {
        return readShort(bytes, begins[index] + place);
    }

    /** Whether the first bytes of two are the same. */
    boolean startsAs(int index, Constants others, int other, int length) {
        int begin = begins[index];
        int otherBegin = others.begins[other];
        for (int i = 0; i < length; i++) {
            if (bytes[begin + i] != others.bytes[otherBegin + i]) {
                return false;
            }
        }
        return true;
    }

    /** The same, with another text for one wherever that is part of a text. */
    Constants renamed(String from, String to) throws IOException {
        ByteArrayOutputStream renamed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(renamed);
        out.writeShort(count());
        for (int index = 1; index < count(); index += width(index)) {
            if (tag(index) == UTF8) {
                byte[] text = text(index).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
                out.writeByte(UTF8);
                out.writeShort(text.length);
                out.write(text);
            } else {
                out.write(bytes, begin(index), length(index));
            }
        }
        return new Constants(renamed.toByteArray(), 0);
    }

    /** A name or a type, which is as good as plain ASCII for being compared. */
    String text(int index) {
        return new String(bytes, begins[index] + 3, length(index) - 3, StandardCharsets.ISO_8859_1);
    }
}
