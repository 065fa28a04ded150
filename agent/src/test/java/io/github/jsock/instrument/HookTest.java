package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void eachHasItsAdvice(int jdk) throws ClassNotFoundException {
        List<Hook> hooks = new ArrayList<>(HookTable.forJdk(jdk, false));
        hooks.addAll(HookTable.forJdk(jdk, true));
        hooks.addAll(NettyHooks.all());
        for (Hook hook : hooks) {
            assertThat(hook.adviceClass().getSimpleName()).isNotEmpty();
            assertThat(hook.event()).matches("[a-z]+");
        }
    }
}
