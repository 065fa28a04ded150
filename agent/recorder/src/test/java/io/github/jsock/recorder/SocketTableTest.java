package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketTableTest {
    private static final int MAX_SOCKETS = 2_000;

    private final SocketTable table = new SocketTable(MAX_SOCKETS);

    /** Handles of Windows are multiples of four, of any size; descriptors are small. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1 << 20, 0x10_0004})
    void findsWhatIsThereUnderAnyNumber(int step) {
        Random random = new Random(step);
        Map<Integer, TrackedSocket> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int descriptor = random.nextInt(2_000) * step & Integer.MAX_VALUE;
            TrackedSocket there = expected.remove(descriptor);
            if (there != null) {
                assertThat(table.remove(there)).isTrue();
                assertThat(table.remove(there)).isFalse();
            } else {
                TrackedSocket added =
                        table.add(descriptor, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, Opening.UNTRACED, 0);
                assertThat(added).isNotNull();
                expected.put(descriptor, added);
            }
        }
        assertThat(expected)
                .isNotEmpty()
                .allSatisfy((descriptor, socket) ->
                        assertThat(table.find(descriptor)).isSameAs(socket));
        assertThat(table.live()).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(table.tracked()).isEqualTo(expected.size());
    }

    @Test
    void aHandleThatComesBackIsAnotherSocket() {
        int handle = Integer.MAX_VALUE - 3;
        TrackedSocket first = Objects.requireNonNull(
                table.add(handle, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, Opening.UNTRACED, 0));
        assertThat(table.remove(first)).isTrue();
        assertThat(table.find(handle)).isNull();
        TrackedSocket second = table.add(handle, TrackedSocket.UNKNOWN_HOLDER, SocketKind.UDP, Opening.UNTRACED, 0);
        assertThat(table.remove(first)).isFalse();
        assertThat(table.find(handle)).isSameAs(second).isNotSameAs(first);
    }

    @Test
    void hasNoSocketForWhatIsNoDescriptor() {
        assertThat(table.add(-1, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, Opening.UNTRACED, 0))
                .isNull();
        assertThat(table.find(-1)).isNull();
        assertThat(table.tracked()).isZero();
    }

    @Test
    void isFullAtItsLimit() {
        List<TrackedSocket> added = new ArrayList<>();
        for (int i = 0; i <= MAX_SOCKETS; i++) {
            added.add(table.add(i << 16, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, Opening.UNTRACED, 0));
        }
        assertThat(added.get(MAX_SOCKETS)).isNull();
        assertThat(table.tracked()).isEqualTo(MAX_SOCKETS);
    }
}
