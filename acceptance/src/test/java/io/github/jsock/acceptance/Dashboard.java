package io.github.jsock.acceptance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Grafana dashboard, as its file has it. */
record Dashboard(JsonObject json) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    /**
     * A query of a panel.
     *
     * @param shownLabels the labels that legend or columns show, each of which the result must have
     */
    record Query(String panel, String expression, Set<String> shownLabels) {}

    static Dashboard read(Path file) throws IOException {
        return new Dashboard(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    }

    /** The rows and the panels, in the order of the file. */
    List<JsonObject> rowsAndPanels() {
        return objects(json, "panels");
    }

    /** The panels that show something. */
    List<JsonObject> panels() {
        return rowsAndPanels().stream()
                .filter(panel -> !text(panel, "type").equals("row"))
                .toList();
    }

    /** The variables that Prometheus is asked for. */
    List<JsonObject> queryVariables() {
        return objects(json.getAsJsonObject("templating"), "list").stream()
                .filter(variable -> text(variable, "type").equals("query"))
                .toList();
    }

    /** The queries of all panels, as they are sent when each variable is at All. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonObject panel : panels()) {
            Set<String> columns = labelColumns(panel);
            for (JsonObject target : objects(panel, "targets")) {
                Set<String> labels = new TreeSet<>(columns);
                if (target.has("legendFormat")) {
                    labels.addAll(placeholders(text(target, "legendFormat")));
                }
                queries.add(new Query(text(panel, "title"), withValues(text(target, "expr")), labels));
            }
        }
        return queries;
    }

    /** A query of a panel or variable as Grafana sends it: every variable at All, rates over a minute. */
    String withValues(String query) {
        String sent = query.replace("$__rate_interval", "1m").replace("$__range", "5m");
        for (JsonObject variable : queryVariables()) {
            sent = sent.replace("\"$" + text(variable, "name") + "\"", "\"" + text(variable, "allValue") + "\"");
        }
        return sent;
    }

    /** A member that is a text. */
    static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    /** A member that is a list of objects. */
    static List<JsonObject> objects(JsonObject object, String member) {
        return object.getAsJsonArray(member).asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** The labels in the columns of a table; none in other panels. The backlog comes from one of its queries alone. */
    private static Set<String> labelColumns(JsonObject panel) {
        if (!panel.has("transformations")) {
            return Set.of();
        }
        return objects(panel, "transformations").stream()
                .filter(transformation -> text(transformation, "id").equals("organize"))
                .flatMap(organize -> columns(organize.getAsJsonObject("options")))
                .filter(column -> !column.startsWith("Value") && !column.equals("backlog"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> columns(JsonObject options) {
        return options.getAsJsonObject("indexByName").keySet().stream();
    }

    private static Set<String> placeholders(String legend) {
        return PLACEHOLDER
                .matcher(legend)
                .results()
                .map((MatchResult placeholder) -> placeholder.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
