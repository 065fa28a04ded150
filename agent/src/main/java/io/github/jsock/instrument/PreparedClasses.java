package io.github.jsock.instrument;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was woven before into classes of the JDK and is kept in the jar, where the build and {@code java -jar jsock.jar
 * --prepare} put it: with it a start needs no Byte Buddy, which takes most of its time. A {@link ClassPatch} is used only where
 * it fits, so that a class that is another there, or that another agent has changed, is woven anew. They are in the jar and
 * nowhere else: who could put a false one there could as well replace the jar.
 */
public final class PreparedClasses {
    /** Where they are, as the agent's class loader knows it: in it is a folder for each version of Java. */
    public static final String FOLDER = "prepared/";
    /** In each folder, the names of all that are there, one a line. */
    public static final String INDEX = "index";

    private final String folder;
    private final List<String> names = new ArrayList<>();

    /** Those in the jar for a JDK, given by its feature version; none when they cannot be read. */
    PreparedClasses(int jdk) {
        folder = FOLDER + jdk + '/';
        try (InputStream in = open(INDEX)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                names.add(line);
            }
        } catch (IOException e) {
            names.clear();
        }
    }

    /** What the patch for a class is called, of which there may be several. */
    static String name(String className, byte[] patch) {
        return className + '-' + Integer.toHexString(Arrays.hashCode(patch));
    }

    /** The class woven with these hooks, if what is prepared fits it and can be read. */
    @Nullable
    WovenClass find(List<Hook> hooks, String className, byte[] classFile) {
        WovenClass woven = null;
        String prefix = className + '-';
        for (int i = 0; i < names.size() && woven == null; i++) {
            if (names.get(i).startsWith(prefix)) {
                woven = apply(names.get(i), hooks, classFile);
            }
        }
        return woven;
    }

    private @Nullable WovenClass apply(String name, List<Hook> hooks, byte[] classFile) {
        try (DataInputStream in = new DataInputStream(open(name))) {
            return ClassPatch.read(in).apply(hooks, new ClassFile(classFile));
        } catch (IOException | RuntimeException e) {
            return null; // What cannot be read is no patch for it.
        }
    }

    private InputStream open(String name) throws IOException {
        InputStream in = PreparedClasses.class.getClassLoader().getResourceAsStream(folder + name);
        if (in == null) {
            throw new IOException("no " + folder + name);
        }
        return in;
    }
}
