package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the jar, and where. */
class JarContentTest {
    private static final String LAUNCHER = "io/github/jsock/launch/";
    private static final String RECORDER = "io/github/jsock/recorder/";
    private static final int JAVA_8 = 52;
    private static final long MOST_BYTES = 5_000_000;
    /** A realm, which is empty for the root, and a class. */
    private static final Pattern CLASS_FILE = Pattern.compile("(boot/|inst/|)(.+)\\.class(data)?");

    private static final Map<String, byte[]> ENTRIES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.isDirectory()) {
                    ENTRIES.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    @Test
    void eachClassIsInOneRealm() {
        Map<String, List<String>> realms = new TreeMap<>();
        for (String entry : ENTRIES.keySet()) {
            Matcher file = CLASS_FILE.matcher(entry);
            if (file.matches()) {
                realms.computeIfAbsent(file.group(2), name -> new ArrayList<>()).add(file.group(1));
            }
        }
        assertThat(realms).hasSizeGreaterThan(100);
        assertThat(realms.values()).allMatch(places -> places.size() == 1);
        assertThat(realms.keySet()).filteredOn(realms(realms, "")).allMatch(name -> name.startsWith(LAUNCHER));
        assertThat(realms.keySet()).filteredOn(realms(realms, "boot/")).allMatch(name -> name.startsWith(RECORDER));
    }

    private static Predicate<String> realms(Map<String, List<String>> realms, String realm) {
        return name -> realms.getOrDefault(name, List.of()).contains(realm);
    }

    /** Only what a class loader of the application may take for a class ends in .class. */
    @Test
    void suffixesTellTheRealm() {
        assertThat(ENTRIES.keySet())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(LAUNCHER));
        assertThat(ENTRIES.keySet())
                .filteredOn(name -> name.endsWith(".classdata"))
                .allMatch(name -> name.startsWith("boot/") || name.startsWith("inst/"));
    }

    @Test
    void everyClassRunsOnJava8() {
        ENTRIES.forEach((name, bytes) -> {
            if (CLASS_FILE.matcher(name).matches()) {
                assertThat(new ClassReader(bytes).readUnsignedShort(6)).as(name).isLessThanOrEqualTo(JAVA_8);
            }
        });
    }

    @Test
    void theBootIndexNamesEachClassAfterItsSupertypes() {
        List<String> index = new String(bytes("boot/index"), StandardCharsets.UTF_8)
                .lines()
                .map(name -> name.replace('.', '/'))
                .toList();
        assertThat(index)
                .containsExactlyInAnyOrderElementsOf(ENTRIES.keySet().stream()
                        .filter(name -> name.startsWith("boot/") && !name.equals("boot/index"))
                        .map(name -> name.substring("boot/".length(), name.lastIndexOf('.')))
                        .toList());
        for (String name : index) {
            ClassReader reader = new ClassReader(bytes("boot/" + name + ".classdata"));
            List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
            supertypes.add(reader.getSuperName());
            assertThat(index.subList(0, index.indexOf(name)))
                    .as("before " + name)
                    .containsAll(supertypes.stream()
                            .filter(type -> type.startsWith(RECORDER))
                            .toList());
        }
    }

    @Test
    void carriesNothingThatMisleads() {
        assertThat(ENTRIES.keySet())
                .noneMatch(name -> name.contains("package-info")
                        || name.contains("module-info")
                        || name.startsWith("META-INF/versions/")
                        || name.startsWith("META-INF/services/")
                        || name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"));
        assertThat(ENTRIES.keySet())
                .filteredOn(name -> !name.matches("(boot|inst|io)/.*"))
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE");
    }

    @Test
    void carriesItsLicences() {
        assertThat(new String(bytes("META-INF/LICENSE"), StandardCharsets.UTF_8))
                .contains("Apache License", "Version 2.0, January 2004");
        assertThat(new String(bytes("META-INF/NOTICE"), StandardCharsets.UTF_8))
                .contains("Byte Buddy", "ASM", "Prometheus", "Gson");
    }

    @Test
    void theManifestNamesTheLauncher() throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            String launcher = "io.github.jsock.launch.";
            assertThat(manifest.getValue("Premain-Class")).isEqualTo(launcher + "JsockAgent");
            assertThat(manifest.getValue("Agent-Class")).isEqualTo(launcher + "JsockAgent");
            assertThat(manifest.getValue("Main-Class")).isEqualTo(launcher + "Main");
            assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
            assertThat(manifest.containsKey(Attributes.Name.CLASS_PATH)).isFalse();
            assertThat(manifest.getValue("Boot-Class-Path")).isNull();
        }
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(AgentJar.path())).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** Neither where it was built nor when: two builds of the same sources are the same. */
    @Test
    void doesNotTellTheMachineThatBuiltIt() throws IOException {
        Path project = AgentJar.path().resolve("../../..").normalize();
        ENTRIES.forEach((name, bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain(project + "/", System.getProperty("user.home") + "/"));
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    private static byte[] bytes(String name) {
        return Objects.requireNonNull(ENTRIES.get(name), name);
    }
}
