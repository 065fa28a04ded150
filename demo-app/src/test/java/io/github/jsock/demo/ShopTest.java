package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the shop as its users do, in a JVM of its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShopTest {
    private static final int LOWEST_PORT_TRIED = 20_000;
    /** Below the ports the kernel hands out by itself, on Linux, so that only a listener can be in the way. */
    private static final int HIGHEST_PORT_TRIED = 32_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Process> shops = new ArrayList<>();

    @AfterEach
    void killShops() {
        shops.forEach(Process::destroyForcibly);
    }

    @Test
    void everyServiceHasTrafficAndPaymentsAreRefused() throws Exception {
        Process shop = start("--seconds", "3", "--port-base", String.valueOf(freePortBase()));
        String output = rest(shop);

        assertThat(shop.waitFor()).as(output).isZero();
        assertThat(output).contains("The shop is open: pid " + shop.pid());
        assertThat(finalCount("pages", output)).isPositive();
        assertThat(finalCount("orders", output)).isPositive();
        assertThat(finalCount("stock answers", output)).isPositive();
        assertThat(finalCount("letters", output)).isPositive();
        assertThat(finalCount("payments refused", output)).isPositive();
        assertThat(output).doesNotContain("leaked", "turned away", "broken off");
        assertThat(finalCount("failures", output)).as(output).isZero();
    }

    @Test
    void getsIntoEveryTroubleThatIsAskedFor() throws Exception {
        int base = freePortBase();
        List<String> options = new ArrayList<>(List.of("--port-base", String.valueOf(base)));
        for (Trouble trouble : Trouble.values()) {
            options.add(trouble.flag());
        }
        Process shop = start(options.toArray(String[]::new));
        BufferedReader output = shop.inputReader(UTF_8);
        upTo("The shop is open", output);
        int desk = base + Department.RETURNS.offset();

        awaitKernel("CLOSE-WAIT.*127\\.0\\.0\\.1]?:" + base);
        // One more than the backlog fits in.
        awaitKernel("LISTEN +6 +5 .*127\\.0\\.0\\.1]?:" + desk + "\\b");
        awaitKernel("TIME-WAIT.*127\\.0\\.0\\.1]?:" + (base + Department.ORDERS.offset()));
        awaitKernel("SYN-SENT.*127\\.0\\.0\\.1]?:" + desk + "\\b");
        shop.toHandle().destroy();

        String rest = rest(shop);
        for (String trouble : List.of("leaked", "left unclosed", "broken off", "for one question")) {
            assertThat(finalCount("connections " + trouble, rest)).isPositive();
        }
        assertThat(finalCount("channels never connected", rest)).isPositive();
        assertThat(finalCount("customers turned away", rest)).isPositive();
        assertThat(finalCount("failures", rest)).as(rest).isZero();
    }

    @Test
    void closesWhenTerminated() throws Exception {
        Process shop = start("--port-base", String.valueOf(freePortBase()));
        upTo("The shop is open", shop.inputReader(UTF_8));
        shop.toHandle().destroy();

        assertThat(finalCount("failures", rest(shop))).isZero();
    }

    @Test
    void saysWhichPortsAreTaken() throws Exception {
        int base = freePortBase();
        try (ServerSocket taken = listen(base)) {
            Process shop = start("--port-base", String.valueOf(taken.getLocalPort()));

            assertThat(rest(shop))
                    .startsWith("shop: cannot listen on all of ports " + base)
                    .hasLineCount(1);
            assertThat(shop.waitFor()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "--seconds", "--seconds 0", "--seconds soon", "--port-base 65532", "8080"})
    void refusesBadOptionsInOneLine(String commandLine) throws Exception {
        Process shop = start(commandLine.split(" "));

        assertThat(rest(shop)).startsWith("shop: ").hasLineCount(1);
        assertThat(shop.waitFor()).isEqualTo(2);
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        Process shop = start("--help");

        assertThat(rest(shop))
                .contains("--port-base", "--seconds", "--help")
                .contains("--leak ", "--close-wait ", "--backlog ", "--never-connect ", "--ephemeral ", "--resets ");
        assertThat(shop.waitFor()).isZero();
    }

    /** Output and errors come on the one stream. */
    private Process start(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(Path.of(Shop.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        command.add(Shop.class.getName());
        command.addAll(List.of(options));
        Process shop = new ProcessBuilder(command).redirectErrorStream(true).start();
        shops.add(shop);
        return shop;
    }

    /** Reads what the shop says until a line begins so. */
    private static void upTo(String beginning, BufferedReader output) throws IOException {
        String line = "";
        while (!line.startsWith(beginning)) {
            line = requireNonNull(output.readLine(), "ended before it was open");
        }
    }

    /** Waits until the kernel has a TCP socket that matches. */
    private static void awaitKernel(String pattern) {
        Pattern row = Pattern.compile(pattern);
        await(pattern).atMost(PATIENCE).until(() -> {
            Process ss = new ProcessBuilder("ss", "-Htan").start();
            return ss.inputReader(UTF_8).lines().filter(row.asPredicate()).count() > 0;
        });
    }

    /** All that the shop still says until it ends. */
    private static String rest(Process shop) throws IOException {
        StringBuilder output = new StringBuilder();
        shop.inputReader(UTF_8).lines().forEach(line -> output.append(line).append('\n'));
        return output.toString();
    }

    private static long finalCount(String label, String output) {
        Matcher matcher = Pattern.compile("The shop is closed: .*?(\\d+) " + label + "\\b")
                .matcher(output);
        assertThat(matcher.find())
                .as("a final count of %s in%n%s", label, output)
                .isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static int freePortBase() {
        int base;
        do {
            base = ThreadLocalRandom.current().nextInt(LOWEST_PORT_TRIED, HIGHEST_PORT_TRIED);
        } while (!allFree(base));
        return base;
    }

    private static boolean allFree(int base) {
        for (Department department : Department.values()) {
            try (ServerSocket free = listen(base + department.offset())) {
                assertThat(free.isBound()).isTrue();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
