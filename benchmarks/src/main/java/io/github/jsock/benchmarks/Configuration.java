package io.github.jsock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is put into a JVM that runs a workload.
 *
 * @param name what tables call it
 * @param options of the JVM
 * @param attachedLater whether jsock is attached once it runs
 */
record Configuration(String name, List<String> options, boolean attachedLater) {
    /** Nothing: what all are compared with. */
    static final Configuration NONE = with("none");
    /** Nothing once more: how far from 1 this one's ratio is, is noise. */
    static final Configuration NONE_AGAIN = with("none again");

    private static final String PORT = "=port=0";

    private static Configuration with(String name, String... options) {
        return new Configuration(name, List.of(options), false);
    }

    /** jsock as it comes. */
    static Configuration jsock(Path jar) {
        return with("jsock", "-javaagent:" + jar + PORT);
    }

    /** Without an agent, twice, and with jsock. */
    static List<Configuration> few(Path jar) {
        return List.of(NONE, NONE_AGAIN, jsock(jar));
    }

    /**
     * All that this Java version can run, and, of other tools, that {@code others} has.
     *
     * @param feature the Java version, such as 17
     */
    static List<Configuration> all(Path jar, Path others, int feature) throws IOException {
        List<Configuration> all = new ArrayList<>(few(jar));
        all.add(with("jsock, owners off", "-javaagent:" + jar + PORT + ",owners=off"));
        all.add(new Configuration("jsock, attached later", List.of(), true));
        all.add(with("jsock, slowed by 100 ns", "-javaagent:" + SlowedJar.of(jar) + PORT));
        if (feature >= 11) {
            all.add(with("JFR", "-XX:StartFlightRecording:settings=default,filename=/dev/null"));
            all.add(with(
                    "JFR, every socket event",
                    "-XX:StartFlightRecording:settings=" + everySocketEvent() + ",filename=/dev/null"));
        }
        Path detector = others.resolve("file-leak-detector-jar-with-dependencies.jar");
        if (feature <= 11 && Files.exists(detector)) {
            all.add(with("file-leak-detector", "-javaagent:" + detector));
        }
        Path telemetry = others.resolve("opentelemetry-javaagent.jar");
        if (Files.exists(telemetry)) {
            all.add(with(
                    "OpenTelemetry",
                    "-javaagent:" + telemetry,
                    "-Dotel.traces.exporter=none",
                    "-Dotel.metrics.exporter=none",
                    "-Dotel.logs.exporter=none"));
        }
        return all;
    }

    /** A setting of JFR that records each read and write of a socket, however short. */
    private static Path everySocketEvent() throws IOException {
        Path settings = Files.createTempFile("every-socket-event", ".jfc");
        settings.toFile().deleteOnExit();
        StringBuilder text = new StringBuilder("<configuration version=\"2.0\">");
        for (String event : List.of("SocketRead", "SocketWrite")) {
            text.append("<event name=\"jdk.")
                    .append(event)
                    .append("\"><setting name=\"enabled\">true</setting>")
                    .append(
                            "<setting name=\"stackTrace\">true</setting><setting name=\"threshold\">0 ns</setting></event>");
        }
        Files.writeString(settings, text.append("</configuration>"));
        return settings;
    }
}
