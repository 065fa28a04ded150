package io.github.jsock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page of {@code docs/} with a part that must say what the code says, between two marker lines. Run the tests with
 * {@code -Djsock.docs=write} to have that part written.
 */
public final class DocPage {
    private static final String BEGIN = "<!-- from the code -->\n";
    private static final String END = "<!-- end -->\n";

    private final Path file;

    private DocPage(Path file) {
        this.file = file;
    }

    /** A page by its file name. */
    public static DocPage named(String name) {
        return new DocPage(Path.of("..", "docs", name));
    }

    /** Fails unless the page says exactly these lines. */
    public void says(List<String> lines) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String truth = String.join("\n", lines) + "\n";
        if ("write".equals(System.getProperty("jsock.docs"))) {
            Files.writeString(file, page.substring(0, begin) + truth + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("%s; mvn test -Djsock.docs=write brings it up to date", file)
                    .isEqualTo(truth);
        }
    }
}
