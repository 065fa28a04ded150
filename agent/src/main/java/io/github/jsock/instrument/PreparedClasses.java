package io.github.jsock.instrument;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the JDK that were woven before and are kept in the jar, where the build and {@code java -jar jsock.jar --prepare}
 * put them: with them a start needs no Byte Buddy, which takes most of its time. One is used only for the class file it was
 * made from, known by its length and two checksums, so that another JDK's, or one that another agent has changed, is woven
 * anew. They are in the jar and nowhere else: who could put a false one there could as well replace the jar.
 */
public final class PreparedClasses {
    /** Where they are, as the agent's class loader knows it. */
    public static final String FOLDER = "prepared/";
    /** The names of all that are there, one a line. */
    public static final String INDEX = FOLDER + "index";

    private final Set<String> names = new HashSet<>();

    /** Those in the jar; none when they cannot be read. */
    PreparedClasses() {
        try (InputStream in = open(INDEX)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                names.add(line);
            }
        } catch (IOException e) {
            names.clear();
        }
    }

    /** What tells a class file from any other, as a name for it. */
    static String name(String className, byte[] classFile) {
        CRC32 crc = new CRC32();
        crc.update(classFile, 0, classFile.length);
        Adler32 adler = new Adler32();
        adler.update(classFile, 0, classFile.length);
        return className
                + '-'
                + classFile.length
                + '-'
                + Long.toHexString(crc.getValue())
                + '-'
                + Long.toHexString(adler.getValue());
    }

    /**
     * The class woven with its hooks, if it has been prepared from this file and can be read.
     *
     * @param loaded whether the class is loaded: then the JVM may have put the file together again
     */
    @Nullable
    WovenClass find(String className, byte[] classFile, boolean loaded) {
        if (names.isEmpty()) {
            return null;
        }
        try {
            WovenClass woven = read(className, classFile);
            return woven == null && loaded ? read(className, CanonicalClassFile.of(classFile)) : woven;
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable WovenClass read(String className, byte[] from) throws IOException {
        String name = name(className, from);
        if (!names.contains(name)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(open(FOLDER + name))) {
            return WovenClass.read(in, from);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PreparedClasses.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("no " + resource);
        }
        return in;
    }
}
