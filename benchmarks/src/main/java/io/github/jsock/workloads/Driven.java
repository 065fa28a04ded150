package io.github.jsock.workloads;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;

/**
 * Runs the workload that its arguments name. It prints {@code READY}; then for each line of standard input, a number of
 * operations, it does them and prints {@code DONE}, how many it did and {@linkplain Meter what they took}. It ends with its input.
 */
public final class Driven {
    private static final String KAFKA = "io.github.jsock.workloads.kafka.KafkaRecords";

    private Driven() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        try (Workload workload = named(args[0])) {
            System.out.println("READY");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Meter meter = new Meter();
                int done = workload.run(Integer.parseInt(line));
                System.out.println("DONE " + done + " " + meter.read());
            }
        }
        System.exit(0); // Whatever threads a library has left.
    }

    /** From a folder of its own, so that Kafka and all that it needs are on the class path of nobody else. */
    private static Workload kafka() throws Exception {
        File[] jars =
                new File(System.getProperty("workloads.kafka")).listFiles((folder, name) -> name.endsWith(".jar"));
        if (jars == null) {
            throw new IOException("no folder " + System.getProperty("workloads.kafka") + ": build benchmarks/kafka");
        }
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars[i].toURI().toURL();
        }
        ClassLoader loader = new URLClassLoader(urls, Driven.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return Class.forName(KAFKA, true, loader)
                .asSubclass(Workload.class)
                .getConstructor()
                .newInstance();
    }

    private static Workload named(String name) throws Exception {
        String[] words = name.split("-", -1);
        int bytes = words.length == 1 ? 1 : Integer.parseInt(words[1]);
        switch (words[0]) {
            case "churn":
                return new Churn();
            case "blocking":
                return new BlockingEcho(bytes);
            case "tls":
                return new BlockingEcho(bytes, Tls.context());
            case "nio":
                return new SelectorEcho(bytes);
            case "netty":
                return new NettyEcho(bytes);
            case "tomcat":
                return new TomcatRequests();
            case "wrk":
                return new WrkRequests();
            case "kafka":
                return kafka();
            default:
                throw new IllegalArgumentException("no workload " + name);
        }
    }
}
