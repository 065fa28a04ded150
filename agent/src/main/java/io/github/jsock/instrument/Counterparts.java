package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Which constants of a class stand for those of a {@link ClassPatch}: those that were found there, and the rest, added. */
final class Counterparts {
    private static final int MOST = 0xFFFF;

    private final Constants own;
    private final Constants there;
    /** The class's numbers by the patch's; 0 for one that has not been met. */
    private final int[] numbers;

    Counterparts(Constants own, Constants there) {
        this.own = own;
        this.there = there;
        this.numbers = new int[own.count()];
    }

    /** Whether a constant of the class says the same as one of the patch; what it refers to is followed. */
    boolean same(int mine, int other) {
        if (numbers[mine] == other) {
            return true;
        }
        if (other == 0 || other >= there.count()) {
            return false; // The code is another, and what is there refers to nothing.
        }
        int tag = own.tag(mine);
        // What is called by invokedynamic is the class's own business: it only must be one and the same thing
        // everywhere.
        boolean dynamic = tag == Constants.DYNAMIC || tag == Constants.INVOKE_DYNAMIC;
        if (tag != there.tag(other) || (dynamic && numbers[mine] != 0)) {
            return false;
        }
        int plain = own.plain(mine);
        if (own.length(mine) != there.length(other) || !own.startsAs(mine, there, other, dynamic ? 1 : plain)) {
            return false;
        }
        for (int place = plain; place < own.length(mine); place += 2) {
            if (!same(own.reference(mine, place), there.reference(other, place))) {
                return false;
            }
        }
        if (numbers[mine] == 0) {
            numbers[mine] = other;
        }
        return true;
    }

    /**
     * All of the class's constants, and behind them those of the patch that were not met.
     *
     * @return them as class files have them, with their count
     * @throws IOException when there are too many, or one is not to be added
     */
    byte[] all() throws IOException {
        int count = there.count();
        int[] added = new int[numbers.length];
        int total = 0;
        for (int mine = 1; mine < numbers.length; mine++) {
            if (own.tag(mine) != 0 && numbers[mine] == 0) {
                added[total++] = mine;
                numbers[mine] = count;
                count += own.width(mine);
            }
        }
        if (count > MOST) {
            throw new IOException("too many constants");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(count >> 8);
        all.write(count);
        all.write(there.bytes, there.start, there.end - there.start);
        for (int mine : Arrays.copyOf(added, total)) {
            add(mine, all);
        }
        return all.toByteArray();
    }

    private void add(int mine, ByteArrayOutputStream all) throws IOException {
        if (own.tag(mine) == Constants.DYNAMIC || own.tag(mine) == Constants.INVOKE_DYNAMIC) {
            throw new IOException("an advice calls by invokedynamic");
        }
        int plain = own.plain(mine);
        all.write(own.bytes, own.begin(mine), plain);
        for (int place = plain; place < own.length(mine); place += 2) {
            int number = numbers[own.reference(mine, place)];
            all.write(number >> 8);
            all.write(number);
        }
    }

    /** The class's numbers by the patch's, once all have one. */
    int[] numbers() {
        return numbers;
    }
}
