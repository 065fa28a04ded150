package io.github.jsock.cli;

import io.github.jsock.agent.Request;
import io.github.jsock.instrument.PreparedClasses;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The jar, with classes in it that are woven already. It is replaced as a whole, by one that has been written beside it: a JVM
 * that runs with the jar keeps the one it opened.
 */
final class PreparedJar {
    private static final String FOLDER = "inst/" + PreparedClasses.FOLDER;

    private final File jar;

    PreparedJar(File jar) {
        this.jar = jar;
    }

    /**
     * Weaves the classes of the Java that runs this, in a JVM of their own, and adds them to the jar; those of others stay.
     *
     * @param others jars that have Netty, of which the same is to be done
     * @return a line that says so
     */
    String prepare(List<File> others) throws CommandFailure {
        try {
            Path woven = Files.createTempFile("jsock-", ".zip");
            try {
                weave(woven, others);
                int count = replaceWith(woven);
                String what =
                        "Java " + System.getProperty("java.version") + (others.isEmpty() ? "" : " and this Netty");
                return "jsock: " + jar
                        + (count == 0
                                ? " is prepared for " + what + " already"
                                : " starts faster now with " + what + ": " + count + " more classes are prepared");
            } finally {
                Files.deleteIfExists(woven);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot prepare " + jar + ": " + e
                            + "; its folder and that for temporary files must be writable: if need be, prepare a copy elsewhere");
        }
    }

    private void weave(Path woven, List<File> others) throws IOException, CommandFailure {
        String java = Paths.get(System.getProperty("java.home"), "bin", "java").toString();
        String agent = "-javaagent:" + jar + "="
                + new Request(Request.Verb.PREPARE, woven.toFile()).with(Request.listed(others));
        ProcessBuilder builder = new ProcessBuilder(java, agent, "-jar", jar.toString(), "--version");
        builder.environment()
                .keySet()
                .removeAll(Arrays.asList("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process jvm = builder.redirectErrorStream(true).start();
        jvm.getOutputStream().close();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), Charset.defaultCharset()))) {
            String lines = said.lines().collect(Collectors.joining("; "));
            if (Files.size(woven) == 0) {
                throw new CommandFailure("nothing was prepared; " + java + " said: " + lines);
            }
        }
    }

    private int replaceWith(Path woven) throws IOException {
        Path real = jar.toPath().toRealPath();
        Path copy = Files.createTempFile(real.getParent(), real.getFileName() + "-", ".new");
        try {
            Files.copy(real, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            int count = add(woven, copy);
            Files.move(copy, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Adds what is in one archive to another; all as old as the rest of it, so that a build of the same is the same. */
    private static int add(Path woven, Path to) throws IOException {
        int count = 0;
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + to.toUri()), Collections.emptyMap());
                ZipInputStream in = new ZipInputStream(Files.newInputStream(woven))) {
            FileTime built = Files.getLastModifiedTime(archive.getPath("META-INF/MANIFEST.MF"));
            Set<Path> folders = new HashSet<>();
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path added = archive.getPath(FOLDER + entry.getName());
                if (folders.add(added.getParent())) {
                    Files.createDirectories(added.getParent());
                }
                Files.copy(in, added, StandardCopyOption.REPLACE_EXISTING);
                date(added, built);
                count++;
            }
            for (Path folder : folders) {
                index(folder, built);
                date(folder, built);
                date(archive.getPath(FOLDER), built);
            }
        }
        return count;
    }

    private static void index(Path folder, FileTime built) throws IOException {
        Path index = folder.resolve(PreparedClasses.INDEX);
        Files.deleteIfExists(index);
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(each -> names.add(each.getFileName().toString()));
        }
        Files.write(index, names, StandardCharsets.US_ASCII);
        date(index, built);
    }

    private static void date(Path entry, FileTime time) throws IOException {
        Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(time, time, time);
    }
}
