package io.github.jsock.agent;

import io.github.jsock.exporter.Settings;
import io.github.jsock.exporter.StackCapture;
import io.github.jsock.exporter.leak.LeakRule;
import io.github.jsock.exporter.report.Reporter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for: {@code key=value,key=value} after the jar, else the system property {@code jsock.key}, else the
 * environment variable {@code JSOCK_KEY}. What cannot be understood is a problem to be told, and the default holds.
 */
public final class Options {
    private final Map<Option, String> given = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Options() {}

    /**
     * Reads all options.
     *
     * @param arguments what was given after {@code -javaagent:jsock.jar=}
     * @param properties the system properties
     * @param environment the environment variables
     */
    static Options read(String arguments, Properties properties, Map<String, String> environment) {
        Options options = new Options();
        for (Option option : Option.values()) {
            String property = properties.getProperty("jsock." + option.key());
            String variable = environment.get("JSOCK_" + option.key().toUpperCase(Locale.ROOT));
            options.take(option, property != null ? property : variable);
        }
        for (String argument : arguments.split(",")) {
            options.takeArgument(argument.trim());
        }
        return options;
    }

    /** One line for each thing in these arguments that cannot be understood. */
    public static List<String> problemsIn(String arguments) {
        return read(arguments, new Properties(), Collections.emptyMap()).problems();
    }

    /** Every option with its default and its meaning, one line each, for a person. */
    public static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (Option option : Option.values()) {
            lines.add(String.format("%-12s %-10s %s", option.key(), option.standard(), option.meaning()));
        }
        return lines;
    }

    private void takeArgument(String argument) {
        if (argument.isEmpty()) {
            return;
        }
        int equals = argument.indexOf('=');
        String key = equals < 0 ? argument : argument.substring(0, equals);
        Option option = Option.of(key);
        if (option == null) {
            problems.add("unknown option '" + key + "': did you mean '" + Option.nearest(key) + "'? It is left out");
        } else if (equals < 0) {
            problems.add("option '" + key + "' has no value: write " + key + '=' + option.example());
        } else {
            take(option, argument.substring(equals + 1));
        }
    }

    private void take(Option option, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (option.accepts(value)) {
            given.put(option, value);
        } else {
            problems.add("option " + option.key() + "='" + value + "' is not " + option.form() + ": "
                    + (given.containsKey(option)
                            ? given.get(option)
                            : "the default, " + (option.standard().isEmpty() ? "none" : option.standard()) + ',')
                    + " is used");
        }
    }

    /** One line for each thing that could not be understood. */
    List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    private String value(Option option) {
        return given.getOrDefault(option, option.standard());
    }

    private int number(Option option) {
        return Integer.parseInt(value(option));
    }

    /** One in how many openings is to be traced to its owner; 0 for none. */
    int ownersOneIn() {
        return StackCapture.oneIn(value(Option.OWNERS));
    }

    int maxSockets() {
        return number(Option.MAX_SOCKETS);
    }

    int maxServices() {
        return number(Option.MAX_SERVICES);
    }

    int history() {
        return number(Option.HISTORY);
    }

    /** What the outputs are to be like. */
    Settings settings() {
        int port = given.containsKey(Option.PORT) ? number(Option.PORT) : Settings.ANY_DEFAULT_PORT;
        return new Settings.Builder()
                .http(value(Option.HTTP).equals("on"), value(Option.HOST), port)
                .jmx(value(Option.JMX).equals("on"))
                .portNames(portNames())
                .sampleSeconds(Seconds.of(value(Option.SAMPLE)))
                .maxOwners(number(Option.MAX_OWNERS))
                .report(value(Option.REPORT), leakThreshold())
                .events(value(Option.EVENTS))
                .leakRule(new LeakRule(Seconds.of(value(Option.LEAK_AGE)), Seconds.of(value(Option.LEAK_IDLE))))
                .build();
    }

    private int leakThreshold() {
        return value(Option.LEAK_THRESHOLD).equals("off") ? Reporter.NO_THRESHOLD : number(Option.LEAK_THRESHOLD);
    }

    private Map<Integer, String> portNames() {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (String entry : value(Option.NAMES).split(";")) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                names.put(Integer.valueOf(entry.substring(0, colon)), entry.substring(colon + 1));
            }
        }
        return names;
    }
}
