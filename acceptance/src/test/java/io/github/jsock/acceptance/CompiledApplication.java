package io.github.jsock.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * An application of {@code src/test/resources/applications}, compiled for Java 8 against libraries that must not be on
 * this class path.
 *
 * @param classPath itself, its libraries and the programs of this module
 */
record CompiledApplication(String name, Path classes, String classPath) {
    /** Compiles it into this folder. {@code libraries} are file names as Maven copied them. */
    static CompiledApplication of(String name, Path folder, String... libraries) throws IOException {
        return compile(source(name), name, folder, libraries);
    }

    /** As {@link #of}, after the source has been changed to use packages with another prefix, as a shaded jar has them. */
    static CompiledApplication relocated(String name, Path folder, String packages, String prefix, String... libraries)
            throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        try (Stream<Path> files = Files.list(source(name).resolveSibling(""))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String text = Files.readString(file);
                Files.writeString(
                        sources.resolve(file.getFileName()), text.replace(packages + '.', prefix + packages + '.'));
            }
        }
        return compile(sources.resolve(name + ".java"), name, folder, libraries);
    }

    private static CompiledApplication compile(Path source, String name, Path folder, String... libraries)
            throws IOException {
        String classPath = Stream.concat(
                        Stream.of(folder, TargetJvm.programs()),
                        Stream.of(libraries).map(CompiledApplication::library))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            // What it needs of the other files beside it is compiled along.
            List<String> options = List.of(
                    "--release",
                    "8",
                    "-Xlint:-options",
                    "-sourcepath",
                    source.resolveSibling("").toString(),
                    "-cp",
                    classPath,
                    "-d",
                    folder.toString());
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new AssertionError(messages.toString());
            }
        }
        return new CompiledApplication(name, folder, classPath);
    }

    private static Path source(String name) {
        URL source = Objects.requireNonNull(CompiledApplication.class.getResource("/applications/" + name + ".java"));
        try {
            return Path.of(source.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Path library(String fileName) {
        Path library = Path.of("target/libraries", fileName).toAbsolutePath();
        if (!Files.exists(library)) {
            throw new AssertionError(library + " is missing: Maven copies it before the tests");
        }
        return library;
    }

    /** Packs it as an agent that finds its libraries where they are. */
    Path agentJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", name);
        attributes.putValue("Agent-Class", name);
        attributes.putValue("Can-Retransform-Classes", "true");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(path -> Path.of(path).toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.list(classes)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                out.putNextEntry(new JarEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return jar;
    }
}
