package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hooks for Windows, held against the methods that its JDKs have in the classes that other platforms lack or differ in. */
class WindowsHooksTest {
    /** Lines of {@code windows-classes.txt}: first and last JDK, class, method with parameters. */
    private static List<String[]> shapes() throws IOException {
        try (var in = WindowsHooksTest.class.getResourceAsStream("/windows-classes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void eachHookHasItsMethod(int jdk) throws IOException {
        List<String[]> shapes = shapes().stream()
                .filter(shape -> Integer.parseInt(shape[0]) <= jdk && jdk <= Integer.parseInt(shape[1]))
                .toList();
        Set<String> classes = shapes.stream().map(shape -> shape[2]).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Hook hook : HookTable.forJdk(jdk, true)) {
            if (classes.contains(hook.className)
                    && shapes.stream().noneMatch(shape -> shape[2].equals(hook.className) && is(hook, shape[3]))) {
                missing.add(hook.health.hook());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean is(Hook hook, String method) {
        int open = method.indexOf('(');
        return method.substring(0, open).equals(hook.method)
                && hook.takes(method.substring(open + 1, method.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void everySocketIsClosedByAHookOfThisPlatform(int jdk) {
        assertThat(HookTable.forJdk(jdk, true))
                .extracting(hook -> hook.className)
                .contains(
                        "sun.nio.ch.SocketDispatcher",
                        "sun.nio.ch.DatagramDispatcher",
                        "sun.nio.ch.WindowsAsynchronousSocketChannelImpl",
                        "sun.nio.ch.WindowsAsynchronousServerSocketChannelImpl")
                .noneMatch(name -> name.startsWith("sun.nio.ch.Unix") && !name.equals("sun.nio.ch.UnixDomainSockets"));
    }
}
