package io.github.jsock.launch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The whole content of one entry of a jar. */
final class JarBytes {
    private JarBytes() {}

    static byte[] read(JarFile jar, ZipEntry entry) throws IOException {
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream in = jar.getInputStream(entry)) {
            for (int filled = 0; filled < bytes.length; ) {
                int count = in.read(bytes, filled, bytes.length - filled);
                if (count < 0) {
                    throw new EOFException(jar.getName() + "!" + entry.getName());
                }
                filled += count;
            }
        }
        return bytes;
    }
}
