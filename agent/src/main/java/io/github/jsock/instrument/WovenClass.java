package io.github.jsock.instrument;

import io.github.jsock.recorder.HookHealth;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class file with its hooks woven in, and what became of each of them. */
final class WovenClass {
    final byte[] classFile;
    /** In the order of the hooks; {@code null} for one that is not missed where it is not. */
    private final List<HookHealth.@Nullable State> outcomes;

    WovenClass(byte[] classFile, List<HookHealth.@Nullable State> outcomes) {
        this.classFile = classFile;
        this.outcomes = outcomes;
    }

    /** Lets the hooks, the same that were woven, know. */
    void tell(List<Hook> hooks) {
        for (int i = 0; i < hooks.size(); i++) {
            HookHealth.State state = outcomes.get(i);
            if (state != null) {
                hooks.get(i).became(state);
            }
        }
    }

    /**
     * Writes it so that {@link #read} has it again.
     *
     * @param from the class file that it was woven from, which has most of it
     */
    void write(DataOutputStream out, byte[] from) throws IOException {
        out.writeByte(outcomes.size());
        for (HookHealth.State state : outcomes) {
            out.writeUTF(state == null ? "" : state.name());
        }
        byte[] delta = ClassFileDelta.between(from, classFile);
        out.writeInt(classFile.length);
        out.writeInt(delta.length);
        out.write(delta);
    }

    /**
     * Reads what has been written of one that was woven from this class file.
     *
     * @throws IOException when it was another
     */
    static WovenClass read(DataInputStream in, byte[] from) throws IOException {
        List<HookHealth.@Nullable State> outcomes = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            String state = in.readUTF();
            outcomes.add(state.isEmpty() ? null : HookHealth.State.valueOf(state));
        }
        int length = in.readInt();
        byte[] delta = new byte[in.readInt()];
        in.readFully(delta);
        return new WovenClass(ClassFileDelta.apply(from, delta, length), outcomes);
    }
}
