package io.github.jsock.instrument;

import static io.github.jsock.instrument.Constants.readShort;
import static io.github.jsock.instrument.Constants.writeShort;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The code of a method (JVMS 4.7.3) with the constants of a {@link ClassPatch} in place of its class's, and its lines counted
 * from the method's first: so it is the same wherever the method stands, in whatever class file.
 */
final class CodePiece {
    /** What refers to constants has the patch's numbers. */
    private final byte[] bytes;
    /** Where two bytes refer to a constant. */
    private final int[] constants;
    /** Where one byte does: the operands of {@code ldc}. */
    private final int[] loads;
    /** Where two bytes are the number of a line. */
    private final int[] lines;

    CodePiece(byte[] bytes, int[] constants, int[] loads, int[] lines) {
        this.bytes = bytes;
        this.constants = constants;
        this.loads = loads;
        this.lines = lines;
    }

    /**
     * Whether the code of a method is this, with whatever numbers its constants and its first line have there; then it is known
     * which constant of the class stands for which of this.
     */
    boolean is(byte[] code, Counterparts counterparts) {
        if (code.length != bytes.length) {
            return false;
        }
        byte[] there = code.clone();
        for (int at : constants) {
            if (!counterparts.same(readShort(bytes, at), readShort(code, at))) {
                return false;
            }
            writeShort(there, at, readShort(bytes, at));
        }
        for (int at : loads) {
            if (!counterparts.same(bytes[at] & 0xFF, code[at] & 0xFF)) {
                return false;
            }
            there[at] = bytes[at];
        }
        int firstLine = firstLine(code);
        for (int at : lines) {
            writeShort(there, at, readShort(code, at) - firstLine);
        }
        return Arrays.equals(bytes, there);
    }

    /** The number that the first entry for lines has in code that is this; 0 when there is none. */
    int firstLine(byte[] code) {
        return lines.length == 0 ? 0 : readShort(code, lines[0]);
    }

    /**
     * The code for a class.
     *
     * @param numbers those of the class's constants, by this one's
     * @throws IOException when {@code ldc} cannot reach a constant there
     */
    byte[] inClass(int[] numbers, int firstLine) throws IOException {
        byte[] code = bytes.clone();
        for (int at : constants) {
            writeShort(code, at, numbers[readShort(bytes, at)]);
        }
        for (int at : loads) {
            int number = numbers[bytes[at] & 0xFF];
            if (number > 0xFF) {
                throw new IOException("a constant is too far for ldc");
            }
            code[at] = (byte) number;
        }
        for (int at : lines) {
            writeShort(code, at, readShort(bytes, at) + firstLine);
        }
        return code;
    }

    boolean sameAs(CodePiece other) {
        return Arrays.equals(bytes, other.bytes);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
        for (int[] places : Arrays.asList(constants, loads, lines)) {
            out.writeShort(places.length);
            int last = 0;
            for (int at : places) {
                out.writeShort(at - last);
                last = at;
            }
        }
    }

    static CodePiece read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new CodePiece(bytes, readPlaces(in), readPlaces(in), readPlaces(in));
    }

    private static int[] readPlaces(DataInputStream in) throws IOException {
        int[] places = new int[in.readUnsignedShort()];
        int last = 0;
        for (int i = 0; i < places.length; i++) {
            last += in.readUnsignedShort();
            places[i] = last;
        }
        return places;
    }
}
