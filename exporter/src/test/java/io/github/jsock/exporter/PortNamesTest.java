package io.github.jsock.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortNamesTest {
    @TempDir
    Path folder;

    private PortNames names(Map<Integer, String> own, byte[] servicesFile) throws IOException {
        Path file = Files.write(folder.resolve("services"), servicesFile);
        return new PortNames(own, file.toFile());
    }

    private PortNames names(Map<Integer, String> own, String... lines) throws IOException {
        return names(own, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ownNamesGoFirstThenTheFileThenTheBundledOnes() throws IOException {
        PortNames names = names(Map.of(5432, "orders", 9999, "till"), "postgres-x 5432/tcp", "web 80/tcp");
        assertThat(names.nameOf(9999)).isEqualTo("till");
        assertThat(names.nameOf(5432)).isEqualTo("orders");
        assertThat(names.nameOf(80)).isEqualTo("web");
        assertThat(names.nameOf(27017)).isEqualTo("mongodb");
        assertThat(names.nameOf(49152)).isEmpty();
    }

    @Test
    void takesTheFirstTcpNameOfAPortAndPassesOverOddLines() throws IOException {
        PortNames names = names(
                Map.of(),
                "# comment",
                "",
                "\t first\t 7001/tcp  alias # why",
                "second 7001/tcp",
                "datagram 7002/udp",
                "nothing",
                "word port/tcp",
                "huge 99999999999/tcp",
                "#gone 7003/tcp",
                "bare 7004/",
                "last 7005/tcp");
        assertThat(names.nameOf(7001)).isEqualTo("first");
        assertThat(names.nameOf(7002)).isEmpty();
        assertThat(names.nameOf(7003)).isEmpty();
        assertThat(names.nameOf(7004)).isEmpty();
        assertThat(names.nameOf(7005)).isEqualTo("last");
    }

    @Test
    void bytesThatAreNoTextHarmOnlyTheirOwnLine() throws IOException {
        byte[] odd = "x 7001/tcp\nab 7002/tcp\n".getBytes(StandardCharsets.US_ASCII);
        odd[0] = (byte) 0xff;
        odd[12] = 0;
        assertThat(names(Map.of(), odd).nameOf(7002)).isNotEmpty();
    }

    @Test
    void doesWithoutTheFile() {
        File missing = folder.resolve("missing").toFile();
        assertThat(new PortNames(Map.of(), missing).nameOf(22)).isEqualTo("ssh");
        assertThat(new PortNames(Map.of(), folder.toFile()).nameOf(22)).isEqualTo("ssh");
    }

    @Test
    void readsTheFileAtTheFirstQuestionAndOnlyOnce() throws IOException {
        Path file = folder.resolve("services");
        PortNames names = new PortNames(Map.of(), file.toFile());
        Files.writeString(file, "early 7001/tcp");
        assertThat(names.nameOf(7001)).isEqualTo("early");
        Files.writeString(file, "late 7001/tcp");
        assertThat(names.nameOf(7001)).isEqualTo("early");
    }
}
