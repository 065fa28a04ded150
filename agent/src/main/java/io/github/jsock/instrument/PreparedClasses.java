package io.github.jsock.instrument;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the JDK that were woven before and are kept in the jar, where {@code java -jar jsock.jar --prepare} puts them:
 * with them a start needs no Byte Buddy, which takes most of its time. One is used only for the class file it was made from,
 * known by its {@link ClassFileName}, so that another JDK's, or one that another agent has changed, is woven anew. They are in the
 * jar and nowhere else: who could put a false one there could as well replace the jar.
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

    /** The class woven with its hooks, if it has been prepared from this file and can be read. */
    @Nullable
    WovenClass find(String className, byte[] classFile) {
        if (names.isEmpty()) {
            return null;
        }
        try {
            String name = ClassFileName.of(className, classFile);
            if (!names.contains(name)) {
                return null;
            }
            try (DataInputStream in = new DataInputStream(open(FOLDER + name))) {
                return WovenClass.read(in);
            }
        } catch (IOException e) {
            return null;
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
