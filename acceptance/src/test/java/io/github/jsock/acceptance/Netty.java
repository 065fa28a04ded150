package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The versions of Netty that are tested, with its native transports for Linux on x86-64. */
enum Netty {
    /** The oldest one that jsock knows. */
    V4_1_60("4.1.60.Final", "codec"),
    V4_1("4.1.137.Final", "codec transport-classes-epoll"),
    V4_2("4.2.17.Final", "codec-base transport-classes-epoll transport-classes-io_uring transport-native-io_uring"),
    /** The one that gRPC brings along under a prefix of its own. */
    SHADED("", "");

    private static final String COMMON =
            "buffer common handler resolver transport transport-native-unix-common transport-native-epoll ";
    private static final List<String> OF_ONE_MACHINE = List.of("transport-native-epoll", "transport-native-io_uring");
    private static final String PREFIX = "io.grpc.netty.shaded.";

    private final String version;
    private final String modules;

    Netty(String version, String modules) {
        this.version = version;
        this.modules = modules;
    }

    private String[] libraries() {
        return Stream.of((COMMON + modules).split(" ", -1))
                .map(module -> "netty-" + module + '-' + version
                        + (OF_ONE_MACHINE.contains(module) ? "-linux-x86_64.jar" : ".jar"))
                .toArray(String[]::new);
    }

    /** Its jars. */
    List<Path> jars() {
        return Stream.of(libraries()).map(CompiledApplication::library).toList();
    }

    /** The names of its jars and others. */
    String[] and(String... others) {
        return Stream.concat(Stream.of(libraries()), Stream.of(others)).toArray(String[]::new);
    }

    /** Compiles an application against it into this folder. */
    CompiledApplication compile(String application, Path folder) throws IOException {
        return this == SHADED
                ? CompiledApplication.relocated(application, folder, "io.netty", PREFIX, "grpc-netty-shaded-1.85.1.jar")
                : CompiledApplication.of(application, folder, libraries());
    }

    @Override
    public String toString() {
        return "Netty " + name().toLowerCase(Locale.ROOT).replaceFirst("^v", "").replace('_', '.');
    }
}
