package io.github.jsock.launch;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.jar.JarFile;

/** The jar that this class came from. */
final class OwnJar {
    private OwnJar() {}

    static File file() throws URISyntaxException {
        return new File(
                OwnJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    static JarFile open() throws IOException, URISyntaxException {
        return new JarFile(file(), false);
    }
}
