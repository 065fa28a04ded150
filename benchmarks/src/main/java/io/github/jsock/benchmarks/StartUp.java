package io.github.jsock.benchmarks;

import io.github.jsock.workloads.FirstSocket;
import io.github.jsock.workloads.IdleAgent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What it takes a JVM to get to {@code main}, to its first connection, and to the first scrape: without an agent, with one that does
 * nothing, and with jsock, in turns. */
final class StartUp {
    /** What the one that does nothing is called. */
    static final String IDLE_AGENT = "idle agent";

    /** The names of the woven classes in the jar. */
    private static final String PREPARED = "inst/prepared";

    private final Path home;
    private final Path jar;
    private final Path log;

    StartUp(Path home, Path jar, Path log) {
        this.home = home;
        this.jar = jar;
        this.log = log;
    }

    /**
     * What one configuration takes.
     *
     * @param mainCpuMillis CPU of the whole process when {@code main} begins
     * @param socketCpuMillis when a byte has gone through the first connection
     * @param socketWallMillis from the start of the process till then
     * @param scrapeCpuMillis when the first scrape has been answered; without jsock, at about the same time
     * @param residentKib memory of the process then
     */
    record Took(
            Spread mainCpuMillis,
            Spread socketCpuMillis,
            Spread socketWallMillis,
            Spread scrapeCpuMillis,
            Spread residentKib) {}

    /** Starts each so many times. */
    Map<String, Took> measure(int launches) throws IOException {
        AgentPort port = AgentPort.free();
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("none", List.of());
        options.put(IDLE_AGENT, List.of("-javaagent:" + idleAgent()));
        options.put("jsock", List.of("-javaagent:" + prepared() + "=" + port.option()));
        options.put("jsock, not prepared", List.of("-javaagent:" + notPrepared() + "=" + port.option()));
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (int launch = 0; launch <= launches; launch++) {
            for (Map.Entry<String, List<String>> each : options.entrySet()) {
                double[] took = launch(each.getValue(), each.getKey().startsWith("jsock") ? port : null);
                if (launch > 0) { // The first one reads files that are in no cache.
                    figures.computeIfAbsent(each.getKey(), k -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        Map<String, Took> all = new LinkedHashMap<>();
        figures.forEach((name, rows) -> all.put(
                name, new Took(column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4))));
        return all;
    }

    private static Spread column(List<double[]> rows, int column) {
        return Spread.of(rows.stream().map(row -> row[column]).toList());
    }

    private double[] launch(List<String> options, @Nullable AgentPort port) throws IOException {
        long begun = System.nanoTime();
        try (DrivenJvm jvm = new DrivenJvm(home, options, log, FirstSocket.class)) {
            long[] ticks = jvm.answer();
            double wallMillis = (System.nanoTime() - begun) / 1e6;
            if (port != null) {
                port.awaitScrape();
            }
            ProcessCost cost = ProcessCost.of(jvm.pid());
            return new double[] {
                ProcessCost.millis(ticks[0]),
                ProcessCost.millis(ticks[1]),
                wallMillis,
                cost.cpuMillis(),
                cost.residentKib()
            };
        }
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createTempFile("jsock-" + name, ".jar");
        copy.toFile().deleteOnExit();
        return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A copy of the jar that has no woven classes, as on a JDK that it has not been prepared for. */
    private Path notPrepared() throws IOException {
        Path copy = copy("not-prepared");
        try (FileSystem archive = FileSystems.newFileSystem(copy);
                Stream<Path> indexes = Files.walk(archive.getPath(PREPARED), 2)) {
            for (Path index : indexes.filter(path -> path.endsWith("index")).toList()) {
                Files.delete(index);
            }
        }
        return copy;
    }

    /** A copy of the jar that has this JDK's classes woven already. */
    private Path prepared() throws IOException {
        Path copy = copy("prepared");
        String java = home.resolve("bin/java").toString();
        Process preparing = new ProcessBuilder(java, "-jar", copy.toString(), "--prepare")
                .redirectErrorStream(true)
                .start();
        String said = new String(preparing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (preparing.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
        return copy;
    }

    private static Path idleAgent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", IdleAgent.class.getName());
        Path agent = Files.createTempFile("idle-agent", ".jar");
        agent.toFile().deleteOnExit();
        String entry = IdleAgent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(agent), manifest);
                InputStream in = IdleAgent.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
        return agent;
    }
}
