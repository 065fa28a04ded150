package io.github.jsock.workloads;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs the workload that its arguments name. It prints {@code READY}; then for each line of standard input, a number of
 * operations, it does them and prints {@code DONE} and {@linkplain Meter what they took}. It ends with its input.
 */
public final class Driven {
    private Driven() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        try (Workload workload = named(args[0])) {
            System.out.println("READY");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Meter meter = new Meter();
                workload.run(Integer.parseInt(line));
                System.out.println("DONE " + meter.read());
            }
        }
        System.exit(0); // Whatever threads a library has left.
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
            default:
                throw new IllegalArgumentException("no workload " + name);
        }
    }
}
