package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A run-time image with some modules only. */
final class LinkedRuntime {
    private LinkedRuntime() {}

    /**
     * Links one.
     *
     * @param folder where to; must not exist
     * @param modules their names, comma-separated
     */
    static Jdk of(Jdk jdk, Path folder, String modules) throws IOException, InterruptedException {
        Process jlink = new ProcessBuilder(
                        jdk.home().resolve("bin/jlink").toString(),
                        "--add-modules",
                        modules,
                        "--output",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(jlink.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jlink.waitFor() != 0) {
            throw new AssertionError(jdk + ": jlink failed: " + output);
        }
        return new Jdk(jdk.feature(), folder);
    }
}
