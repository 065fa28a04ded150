package io.github.jsock.instrument;

import io.github.jsock.DocPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HooksDocTest {
    @Test
    void theDocsHaveEveryHook() throws IOException {
        Map<String, Hook> hooks = new LinkedHashMap<>();
        for (int jdk = 8; jdk <= 25; jdk++) {
            for (Hook hook : HookTable.forJdk(jdk, false)) {
                hooks.putIfAbsent(hook.health.hook() + hook.firstJdk, hook);
            }
        }
        for (Hook hook : NettyHooks.all()) {
            hooks.put(hook.health.hook(), hook);
        }
        List<String> lines = new ArrayList<>(List.of("| method | event | JDK |", "|---|---|---|"));
        hooks.values().stream()
                .sorted((a, b) -> a.health.hook().compareTo(b.health.hook()))
                .forEach(hook ->
                        lines.add("| `%s` | %s | %s |".formatted(hook.health.hook(), hook.event(), jdks(hook))));
        DocPage.named("hooks.md").says(lines);
    }

    private static String jdks(Hook hook) {
        if (hook.className.startsWith("io.netty.")) {
            return "any, with Netty";
        }
        return hook.lastJdk == Hook.NEWEST ? hook.firstJdk + " and later" : hook.firstJdk + " to " + hook.lastJdk;
    }
}
