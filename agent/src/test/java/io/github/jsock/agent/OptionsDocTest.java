package io.github.jsock.agent;

import io.github.jsock.DocPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsDocTest {
    @Test
    void theDocsHaveEveryOption() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("| option | default | a value is | meaning |", "|---|---|---|---|"));
        for (Option option : Option.values()) {
            String standard = option.standard().isEmpty() ? "none" : '`' + option.standard() + '`';
            lines.add("| `%s` | %s | %s | %s |".formatted(option.key(), standard, option.form(), option.meaning()));
        }
        DocPage.named("options.md").says(lines);
    }
}
