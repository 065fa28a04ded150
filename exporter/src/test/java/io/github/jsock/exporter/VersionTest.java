package io.github.jsock.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class VersionTest {
    @Test
    void isTheOneOfTheBuild() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("pom.xml"))
                .getDocumentElement();
        Element parent = (Element) project.getElementsByTagName("parent").item(0);
        String built = parent.getElementsByTagName("version").item(0).getTextContent();
        assertThat(Version.CURRENT).isEqualTo(built);
    }

    @Test
    void knowsTheProcess() {
        assertThat(Jvm.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(Jvm.version()).isEqualTo(System.getProperty("java.version"));
    }
}
