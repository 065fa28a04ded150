package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With libraries that applications are made of, every socket is accounted for, and they work as without the agent. */
@Execution(ExecutionMode.CONCURRENT)
class RealProgramsTest {
    static final String[] REACTOR = {
        "reactor-netty-core-1.2.18.jar",
        "reactor-netty-http-1.2.18.jar",
        "reactor-core-3.7.19.jar",
        "reactive-streams-1.0.4.jar",
        "netty-codec-http-4.1.137.Final.jar",
        "netty-codec-http2-4.1.137.Final.jar",
        "netty-codec-socks-4.1.137.Final.jar",
        "netty-handler-proxy-4.1.137.Final.jar",
        "netty-codec-dns-4.1.137.Final.jar",
        "netty-resolver-dns-4.1.137.Final.jar"
    };
    private static final String[] GRPC = {
        "grpc-netty-shaded-1.85.1.jar",
        "grpc-api-1.85.1.jar",
        "grpc-context-1.85.1.jar",
        "grpc-core-1.85.1.jar",
        "grpc-stub-1.85.1.jar",
        "grpc-util-1.85.1.jar",
        "guava-33.6.0-android.jar",
        "failureaccess-1.0.3.jar",
        "perfmark-api-0.27.0.jar",
        "gson-2.8.9.jar"
    };
    private static final String[] LETTUCE = {
        "lettuce-core-7.7.0.RELEASE.jar",
        "redis-authx-core-0.1.1-beta2.jar",
        "slf4j-api-1.7.36.jar",
        "reactor-core-3.7.19.jar",
        "reactive-streams-1.0.4.jar",
        "netty-codec-dns-4.2.17.Final.jar",
        "netty-resolver-dns-4.2.17.Final.jar"
    };

    static List<Jdk> jdks() {
        return StartTest.jdks();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void reactorNetty(Jdk jdk, @TempDir Path folder) throws Exception {
        run(jdk, CompiledApplication.of("ReactorHttp", folder, Netty.V4_1.and(REACTOR)), "tcp");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void grpc(Jdk jdk, @TempDir Path folder) throws Exception {
        run(jdk, CompiledApplication.of("GrpcEcho", folder, GRPC), "tcp");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void nettyDns(Jdk jdk, @TempDir Path folder) throws Exception {
        run(jdk, CompiledApplication.of("NettyDns", folder, Netty.V4_1.and(REACTOR)), "udp");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void lettuceAndItsDns(Jdk jdk, @TempDir Path folder) throws Exception {
        try (ServerProcess redis = ServerProcess.redis(folder)) {
            CompiledApplication application = CompiledApplication.of("LettuceRedis", folder, Netty.V4_2.and(LETTUCE));
            run(
                    jdk,
                    application,
                    "tcp, udp, unix",
                    Integer.toString(redis.port()),
                    folder.resolve("redis.sock").toString());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void postgres(Jdk jdk, @TempDir Path folder) throws Exception {
        try (ServerProcess postgres = ServerProcess.postgres()) {
            CompiledApplication application = CompiledApplication.of("PostgresJdbc", folder, "postgresql-42.7.14.jar");
            run(jdk, application, "tcp", Integer.toString(postgres.port()));
        }
    }

    private static void run(Jdk jdk, CompiledApplication application, String transports, String... args)
            throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.on(jdk)
                .classPath(application.classPath())
                .agent("port=0")
                .main(application.name(), args)) {
            URI agent = jvm.agentUrl();
            jvm.awaitStderr(Pattern.compile("^waiting$"));
            await().atMost(TargetJvm.PATIENCE)
                    .pollInSameThread()
                    .untilAsserted(() -> assertAllAccountedFor(jvm, agent, transports));
            jvm.send("go on");
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
            assertThat(jvm.stdout()).endsWith("done").noneMatch(line -> line.contains("false"));
            assertThat(jvm.stderr())
                    .filteredOn(line -> line.startsWith("jsock:"))
                    .hasSize(1);
        }
    }

    private static void assertAllAccountedFor(TargetJvm jvm, URI agent, String transports) throws Exception {
        KernelSockets kernel = KernelSockets.of(jvm.pid());
        Published published = Published.at(agent);
        Difference difference = new Difference();
        difference.between(
                "associations of the kernel",
                kernel.associations(agent.getPort()).stream()
                        .map(s -> NettyCheck.connection(s.fd(), s.localPort(), s.peerPort(), s.written(), s.read())),
                published.connections("tcp").stream().map(NettyCheck::connection));
        NettyCheck.descriptors(difference, kernel, published, agent.getPort());
        difference.between("transports", transports, transports(published));
        difference.assertNone("published otherwise than it is");
    }

    /** The transports of all that exchange something: {@code tcp, unix}. */
    private static String transports(Published published) {
        return Stream.concat(
                        published.connections().stream().map(Published.Connection::transport),
                        published.datagramSockets().stream().map(Published.DatagramSocket::transport))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
