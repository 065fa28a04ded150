package io.github.jsock.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for this host that nobody else trusts. */
final class Keystore {
    private Keystore() {}

    /** A file with a new one, as the JDK's {@code keytool} makes it, readable from Java 8 on. */
    static Path file() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("keystore");
        Path file = folder.resolve("workloads.p12");
        // The last one said is the first one deleted.
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-Dkeystore.pkcs12.legacy",
                        "-genkeypair",
                        "-alias",
                        "workloads",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "workloads",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        return file;
    }
}
