package io.github.jsock.instrument;

import io.github.jsock.recorder.HookHealth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class file with its hooks woven in, and what became of each of them. */
final class WovenClass {
    final byte[] classFile;
    /** In the order of the hooks; {@code null} for one that is not missed where it is not. */
    final List<HookHealth.@Nullable State> outcomes;

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
}
