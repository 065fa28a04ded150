package io.github.jsock.instrument;

import static io.github.jsock.instrument.Constants.readShort;
import static io.github.jsock.instrument.Constants.writeShort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A class file (JVMS 4.1), as far as its members and their code can be told apart. */
final class ClassFile {
    private static final int MAGIC_AND_VERSION = 8;
    private static final String CODE = "Code";
    private static final String FRAMES = "StackMapTable";

    /** A field or a method, by the numbers of its constants. */
    static final class Member {
        final int access;
        final int name;
        final int type;
        /** Where its code is, behind the attribute's length (JVMS 4.7.3); 0 for a member without. */
        final int code;

        final int codeLength;

        Member(int access, int name, int type, int code, int codeLength) {
            this.access = access;
            this.name = name;
            this.type = type;
            this.code = code;
            this.codeLength = codeLength;
        }
    }

    final byte[] bytes;
    final Constants constants;
    final int superclass;
    final List<Member> fields;
    final List<Member> methods;
    private int position;

    /**
     * That which is in these bytes.
     *
     * @throws IOException when they are no class file, or one of a format that is too new
     */
    ClassFile(byte[] bytes) throws IOException {
        this.bytes = bytes;
        try {
            constants = new Constants(bytes, MAGIC_AND_VERSION);
            position = constants.end;
            skip(4); // its access and its own name
            superclass = next();
            skip(2 * next()); // interfaces
            fields = members();
            methods = members();
            for (int attributes = next(); attributes > 0; attributes--) {
                skip(2);
                skip(nextLength());
            }
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("a class file ends too soon", e);
        }
        if (position != bytes.length) {
            throw new IOException("a class file of " + bytes.length + " bytes ends after " + position);
        }
    }

    int version() {
        return readShort(bytes, MAGIC_AND_VERSION - 2);
    }

    String name(Member member) {
        return constants.text(member.name);
    }

    String type(Member member) {
        return constants.text(member.type);
    }

    /**
     * The code of a method but for its stack map frames, which follow from the rest, and which the JVM forgets of classes that
     * it does not verify.
     */
    byte[] codeWithoutFrames(Member method) {
        byte[] code = Arrays.copyOfRange(bytes, method.code, method.code + method.codeLength);
        int attributes = 8 + ((readShort(code, 4) << 16) | readShort(code, 6));
        attributes += 2 + 8 * readShort(code, attributes); // exception handlers
        int begin = attributes + 2;
        for (int left = readShort(code, attributes); left > 0; left--) {
            int end = begin + 6 + ((readShort(code, begin + 2) << 16) | readShort(code, begin + 4));
            if (isNamed(readShort(code, begin), FRAMES)) {
                writeShort(code, attributes, readShort(code, attributes) - 1);
                System.arraycopy(code, end, code, begin, code.length - end);
                return Arrays.copyOf(code, code.length - (end - begin));
            }
            begin = end;
        }
        return code;
    }

    private List<Member> members() {
        int count = next();
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(member());
        }
        return members;
    }

    private Member member() {
        int access = next();
        int name = next();
        int type = next();
        int code = 0;
        int codeLength = 0;
        for (int attributes = next(); attributes > 0; attributes--) {
            boolean isCode = isNamed(next(), CODE);
            int length = nextLength();
            if (isCode) {
                code = position;
                codeLength = length;
            }
            skip(length);
        }
        return new Member(access, name, type, code, codeLength);
    }

    private boolean isNamed(int constant, String name) {
        return constants.length(constant) == 3 + name.length() && name.equals(constants.text(constant));
    }

    private int next() {
        position += 2;
        return readShort(bytes, position - 2);
    }

    private int nextLength() {
        return (next() << 16) | next();
    }

    private void skip(int length) {
        position += length;
        if (length < 0 || position > bytes.length) {
            throw new IndexOutOfBoundsException("at " + position);
        }
    }
}
