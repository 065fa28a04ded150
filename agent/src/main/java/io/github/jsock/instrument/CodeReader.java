package io.github.jsock.instrument;

import static io.github.jsock.instrument.Constants.readShort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the code of a method (JVMS 4.7.3 and 6.5) and notes where it refers to constants and has numbers of lines.
 * Only a preparation needs it.
 */
final class CodeReader {
    /** Bytes of each instruction, by its opcode, sixteen at a time; 0 for those whose length differs. */
    private static final String LENGTHS = String.join(
            "",
            "1111111111111111",
            "2323322222111111",
            "1111111111111111",
            "1111112222211111",
            "1111111111111111",
            "1111111111111111",
            "1111111111111111",
            "1111111111111111",
            "1111311111111111",
            "1111111113333333",
            "3333333332001111",
            "1133333335532311",
            "3311043355");

    private static final int LDC = 18;
    private static final int IINC = 132;
    private static final int TABLESWITCH = 170;
    private static final int LOOKUPSWITCH = 171;
    private static final int WIDE = 196;

    final List<Integer> constants = new ArrayList<>();
    final List<Integer> loads = new ArrayList<>();
    final List<Integer> lines = new ArrayList<>();
    private final byte[] code;
    private final Constants names;
    private int position;

    /**
     * Reads a method's code.
     *
     * @param code the attribute behind its length
     * @param names the constants of its class
     * @throws IOException when there is something in it that is not known here
     */
    CodeReader(byte[] code, Constants names) throws IOException {
        this.code = code;
        this.names = names;
        position = 8; // behind the depth of the stack, the number of locals and the length
        int end = position + readInt(4);
        while (position < end) {
            instruction();
        }
        for (int handlers = next(); handlers > 0; handlers--) {
            position += 6;
            constant();
        }
        attributes();
        if (position != code.length) {
            throw new IOException("code of " + code.length + " bytes ends after " + position);
        }
    }

    private void instruction() throws IOException {
        int opcode = code[position] & 0xFF;
        if (opcode >= LENGTHS.length()) {
            throw new IOException("unknown instruction " + opcode);
        }
        if (opcode == LDC) {
            loads.add(position + 1);
        } else if (refers(opcode)) {
            noteConstant(position + 1);
        }
        int length = LENGTHS.charAt(opcode) - '0';
        position += length == 0 ? longLength(opcode) : length;
    }

    /** {@code ldc_w}, {@code ldc2_w}; fields, calls, {@code new}; arrays; {@code checkcast}, {@code instanceof}. */
    private static boolean refers(int opcode) {
        return opcode == 19
                || opcode == 20
                || (178 <= opcode && opcode <= 187)
                || opcode == 189
                || opcode == 192
                || opcode == 193
                || opcode == 197;
    }

    private int longLength(int opcode) {
        if (opcode == WIDE) {
            return (code[position + 1] & 0xFF) == IINC ? 6 : 4;
        }
        // Their operands are four bytes each, counted from the beginning of the code, which is at 8 here.
        int operands = (position & ~3) + 4;
        if (opcode == TABLESWITCH) {
            return operands + 12 + 4 * (readInt(operands + 8) - readInt(operands + 4) + 1) - position;
        }
        assert opcode == LOOKUPSWITCH;
        return operands + 8 + 8 * readInt(operands + 4) - position;
    }

    private void attributes() throws IOException {
        for (int left = next(); left > 0; left--) {
            String name = names.text(readShort(code, position));
            constant();
            int end = position + 4 + readInt(position);
            position += 4;
            switch (name) {
                case "LineNumberTable":
                    for (int entries = next(); entries > 0; entries--) {
                        lines.add(position + 2);
                        position += 4;
                    }
                    break;
                case "LocalVariableTable":
                case "LocalVariableTypeTable":
                    for (int entries = next(); entries > 0; entries--) {
                        position += 4;
                        constant();
                        constant();
                        position += 2;
                    }
                    break;
                case "StackMapTable":
                    for (int frames = next(); frames > 0; frames--) {
                        frame();
                    }
                    break;
                default:
                    throw new IOException("code with " + name);
            }
            if (position != end) {
                throw new IOException(name + " ends at " + position + " rather than " + end);
            }
        }
    }

    /** JVMS 4.7.4. */
    private void frame() {
        int type = code[position++] & 0xFF;
        if (type >= 64 && type < 128) {
            verificationTypes(1);
        } else if (type >= 247) {
            position += 2; // how much further on it is
            if (type == 247) {
                verificationTypes(1);
            } else if (type == 255) {
                verificationTypes(next());
                verificationTypes(next());
            } else if (type > 251) {
                verificationTypes(type - 251);
            }
        }
    }

    private void verificationTypes(int count) {
        for (int left = count; left > 0; left--) {
            int tag = code[position++];
            if (tag == 7) {
                constant();
            } else if (tag == 8) {
                position += 2; // where the object is made
            }
        }
    }

    private void constant() {
        noteConstant(position);
        position += 2;
    }

    private void noteConstant(int at) {
        if (readShort(code, at) != 0) {
            constants.add(at);
        }
    }

    private int next() {
        position += 2;
        return readShort(code, position - 2);
    }

    private int readInt(int at) {
        return (readShort(code, at) << 16) | readShort(code, at + 2);
    }
}
