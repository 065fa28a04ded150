package io.github.jsock.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A server of this machine that runs for one test; when closed it is destroyed, and its folder with it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path folder;

    private ServerProcess(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /** A Redis server that also listens on the Unix domain socket {@code redis.sock} in this folder. */
    static ServerProcess redis(Path folder) throws IOException, InterruptedException {
        String program = program("redis-server", "/usr/bin");
        int port = unusedPort();
        return started(
                "Ready to accept connections",
                port,
                folder,
                List.of(
                        program,
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--unixsocket",
                        folder.resolve("redis.sock").toString(),
                        "--save",
                        "",
                        "--dir",
                        folder.toString()));
    }

    /** A PostgreSQL server with an empty database, where everybody is let in. */
    static ServerProcess postgres() throws IOException, InterruptedException {
        String program = program("postgres", newestPostgres());
        Path folder = Path.of(run(asPostgres(List.of("mktemp", "-d"))).strip());
        run(asPostgres(List.of(
                Path.of(program).resolveSibling("initdb").toString(),
                "-A",
                "trust",
                "-U",
                "postgres",
                "-D",
                folder + "/data")));
        int port = unusedPort();
        return started(
                "ready to accept connections",
                port,
                folder,
                asPostgres(List.of(
                        program,
                        "-D",
                        folder + "/data",
                        "-k",
                        folder.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "fsync=off")));
    }

    private static String program(String name, String folder) {
        Path program = Path.of(folder, name);
        if (!Files.isExecutable(program)) {
            throw new TestAbortedException("no " + program + ": scripts/test.sh installs it where it may");
        }
        return program.toString();
    }

    private static String newestPostgres() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return versions + "/bin";
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.max(Path::compareTo).orElse(versions).resolve("bin").toString();
        }
    }

    /** PostgreSQL does not run as root. */
    private static List<String> asPostgres(List<String> command) {
        List<String> user = List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
        return System.getProperty("user.name").equals("root")
                ? Stream.of(user, command).flatMap(List::stream).toList()
                : command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed: " + output);
        }
        return output;
    }

    private static ServerProcess started(String ready, int port, Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Lines output = new Lines(process.getInputStream(), command.get(0));
        Pattern pattern = Pattern.compile(ready);
        if (output.await(line -> pattern.matcher(line).find(), TargetJvm.PATIENCE)
                .isEmpty()) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not start: " + output.all());
        }
        return new ServerProcess(process, port, folder);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return free.getLocalPort();
        }
    }

    /** Where it listens on 127.0.0.1. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, TargetJvm.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
        try {
            run(List.of("rm", "-rf", folder.toString()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
