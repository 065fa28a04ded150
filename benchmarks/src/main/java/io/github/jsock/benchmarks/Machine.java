package io.github.jsock.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where it was measured, as text. */
final class Machine {
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?([^\"]+)\"");

    private Machine() {}

    /** Processor, how many of them, and kernel. */
    static String text() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return processor + ", " + Runtime.getRuntime().availableProcessors() + " processors, Linux "
                + System.getProperty("os.version");
    }

    /** The version of the JDK of this home, such as 17.0.15. */
    static String java(Path home) throws IOException {
        Process java = new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = java.inputReader()) {
            String line = out.readLine();
            Matcher version = VERSION.matcher(line == null ? "" : line);
            if (!version.find()) {
                throw new IOException("no JDK in " + home + ": " + line);
            }
            return version.group(1);
        }
    }
}
