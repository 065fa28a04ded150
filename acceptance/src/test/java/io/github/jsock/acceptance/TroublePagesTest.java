package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the pages on troubles tell people to look at is there: held against the reference pages, which are held against the
 * code, against the alert rules, and against what the shipped jars say of themselves.
 */
class TroublePagesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path SHOP = Path.of("../demo-app/target/demo-app.jar");

    private static final Pattern METRIC =
            Pattern.compile("\\b((?:jvm_socket|process)_\\w+?)(?:_bucket|_count|_sum)?\\b(?!\\w)");
    private static final Pattern SELECTOR = Pattern.compile("\\b(jvm_socket_\\w+?)(?:_bucket|_count|_sum)?\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=|=~|!=|!~)\"");
    private static final Pattern COMMAND = Pattern.compile("jsock\\.jar (?:PID|\\d+)(?: ([a-z]+))?");
    private static final Pattern FLAG = Pattern.compile("scripts/demo\\.sh (--[a-z-]+)");
    private static final Pattern BEAN_WORD = Pattern.compile("`(\\w+)`");
    private static final Pattern ALERT = Pattern.compile("`(Jsock\\w+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too-many-open-files.md",
                "close-wait.md",
                "cannot-assign-requested-address.md",
                "connection-resets.md",
                "slow-accepts.md"
            })
    void namesWhatThereIs(String name) throws Exception {
        String page = Files.readString(DOCS.resolve(name));
        assertThat(Files.readString(Path.of("../README.md"))).contains("docs/" + name);
        metricsAndLabels(page);
        beans(page);
        String rules = Files.readString(Path.of("../grafana/rules/jsock.rules.yml"));
        assertThat(words(ALERT, page)).allSatisfy(alert -> assertThat(rules).contains("alert: " + alert + "\n"));
        assertThat(words(LINK, page))
                .allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
        String help = String.join("\n", Cli.run(Jdk.newest(), "--help").stdout());
        assertThat(words(COMMAND, page))
                .isNotEmpty()
                .allSatisfy(verb -> assertThat(help).contains("jsock.jar PID " + verb));
        String flags = helpOfShop();
        assertThat(words(FLAG, page))
                .isNotEmpty()
                .allSatisfy(flag -> assertThat(flags).contains("  " + flag + " "));
    }

    private static void metricsAndLabels(String page) throws IOException {
        String reference = Files.readString(DOCS.resolve("metrics.md"));
        assertThat(words(METRIC, page))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(reference).contains("### `" + metric + "`\n"));
        SELECTOR.matcher(page).results().forEach(selector -> {
            int heading = reference.indexOf("### `" + selector.group(1) + "`\n");
            String labels = reference.substring(heading).split("\n", 3)[1];
            assertThat(words(LABEL, selector.group(2)))
                    .allSatisfy(label -> assertThat(labels).contains("`" + label + "`"));
        });
    }

    /** A page that names an MBean names what it has in the same line. */
    private static void beans(String page) throws IOException {
        String reference = Files.readString(DOCS.resolve("mbeans.md"));
        page.lines().filter(line -> line.startsWith("| JConsole")).forEach(line -> {
            assertThat(reference)
                    .contains("### `" + line.replaceFirst(".*?`", "").replaceFirst("`.*", ""));
            assertThat(words(BEAN_WORD, line))
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(reference).contains("| `" + word));
        });
    }

    /** The first group of each match, empty where there is none. */
    private static List<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1) == null ? "" : match.group(1))
                .distinct()
                .toList();
    }

    private static String helpOfShop() throws Exception {
        try (TargetJvm shop = TargetJvm.on(Jdk.newest()).jar(SHOP, "--help")) {
            assertThat(shop.awaitExit()).isZero();
            return String.join("\n", shop.stdout());
        }
    }
}
