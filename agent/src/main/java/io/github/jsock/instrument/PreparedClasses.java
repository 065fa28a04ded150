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
 * What was woven before into classes of the JDK, or of Netty, and is kept in the jar, where the build and {@code java -jar
 * jsock.jar --prepare} put it: with it a start needs no Byte Buddy, which takes most of its time. A {@link ClassPatch} is used
 * only where it fits, so that a class that is another there, or that another agent has changed, is woven anew. They are in the jar
 * and nowhere else: who could put a false one there could as well replace the jar.
 */
public final class PreparedClasses {
    /** Where they are, as the agent's class loader knows it: in it is a folder for each version of Java, and Netty's. */
    public static final String FOLDER = "prepared/";
    /** In each folder, the names of all that are there, one a line. */
    public static final String INDEX = "index";

    /** What an entry of a jar matches that may be prepared: a class of Netty's native transports, under any prefix. */
    public static final String NETTY_ENTRY = NettyHooks.NATIVE_ENTRY;

    private static final String NETTY = "netty";

    private final String folder;
    private volatile @Nullable List<String> names;

    private PreparedClasses(String folder) {
        this.folder = folder;
    }

    /** Those in the jar for a JDK, given by its feature version; none when they cannot be read. */
    static PreparedClasses ofJdk(int feature) {
        return new PreparedClasses(Integer.toString(feature));
    }

    /** Those in the jar for Netty, of whatever version. */
    static PreparedClasses ofNetty() {
        return new PreparedClasses(NETTY);
    }

    /** Several threads may read them at once, all the same: class loading must not wait for a lock of ours. */
    private List<String> names() {
        List<String> known = names;
        if (known == null) {
            known = readIndex();
            names = known;
        }
        return known;
    }

    private List<String> readIndex() {
        List<String> read = new ArrayList<>();
        try (InputStream in = open(INDEX)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(line);
            }
        } catch (IOException e) {
            read.clear();
        }
        return read;
    }

    /** Where the patch for a class belongs, of which there may be several: below {@link #FOLDER}. */
    String place(String className, byte[] patch) {
        return folder + '/' + className + '-' + Integer.toHexString(Arrays.hashCode(patch));
    }

    /** The class woven with these hooks, if what is prepared fits it and can be read. */
    @Nullable
    WovenClass find(List<Hook> hooks, String className, byte[] classFile) {
        WovenClass woven = null;
        String start = hooks.get(0).className + '-';
        String prefix = hooks.get(0).prefixIn(className);
        List<String> all = names();
        for (int i = 0; i < all.size() && woven == null; i++) {
            if (all.get(i).startsWith(start)) {
                woven = apply(all.get(i), hooks, prefix, classFile);
            }
        }
        return woven;
    }

    private @Nullable WovenClass apply(String name, List<Hook> hooks, String prefix, byte[] classFile) {
        try (DataInputStream in = new DataInputStream(open(name))) {
            ClassPatch patch = ClassPatch.read(in);
            ClassPatch there = prefix.isEmpty() ? patch : patch.renamed(NettyHooks.ROOT, prefix + NettyHooks.ROOT);
            return there.apply(hooks, new ClassFile(classFile));
        } catch (IOException | RuntimeException e) {
            return null; // What cannot be read is no patch for it.
        }
    }

    private InputStream open(String name) throws IOException {
        String path = FOLDER + folder + '/' + name;
        InputStream in = PreparedClasses.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IOException("no " + path);
        }
        return in;
    }
}
