package io.github.jsock.agent;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the agent in a target, before the options in the arguments of an attach:
 * {@code print=FILE}, {@code json=FILE}, {@code who=FILE}, {@code leaks=FILE}, {@code tell=FILE}, {@code listening=FILE},
 * {@code detach=FILE} or {@code prepare=FILE}. No verb is an option's name. The answer goes to the file; an empty one is none.
 */
public final class Request {
    /** What is asked for. */
    public enum Verb {
        /** Tables for a person. */
        PRINT,
        /** All that is known, as JSON. */
        JSON,
        /** Who opened the sockets, and the stacks, for a person. */
        WHO,
        /** What may have been forgotten, and the stacks, for a person. */
        LEAKS,
        /** The report of what matters, for a person. */
        TELL,
        /** The listeners alone, for a person. */
        LISTENING,
        /** To take the agent out again, and to say so. */
        DETACH,
        /** Instead of a start, to weave all classes with hooks, those in jars too, and to write that down; see {@code Preparation}. */
        PREPARE;

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + '=';
        }
    }

    private final Verb verb;
    private final File file;

    public Request(Verb verb, File file) {
        this.verb = verb;
        this.file = file;
    }

    public Verb verb() {
        return verb;
    }

    /** Where to write. */
    public File file() {
        return file;
    }

    /** The arguments that ask this and carry options. A comma in the file's name must not end it. */
    public String with(String options) {
        return verb.prefix() + text(file) + (options.isEmpty() ? "" : "," + options);
    }

    /** Files in the place of options. */
    public static String listed(List<File> files) {
        return files.stream().map(Request::text).collect(Collectors.joining(","));
    }

    /** The files that are there in the place of options. */
    static List<File> filesIn(String listed) {
        List<File> files = new ArrayList<>();
        for (String text : listed.isEmpty() ? new String[0] : listed.split(",", -1)) {
            files.add(file(text));
        }
        return files;
    }

    private static String text(File file) {
        return file.getAbsolutePath().replace("%", "%25").replace(",", "%2C");
    }

    private static File file(String text) {
        return new File(text.replace("%2C", ",").replace("%25", "%"));
    }

    /** The request in arguments that begin with one, else {@code null}. */
    static @Nullable Request in(String arguments) {
        for (Verb verb : Verb.values()) {
            if (arguments.startsWith(verb.prefix())) {
                return new Request(
                        verb, file(first(arguments).substring(verb.prefix().length())));
            }
        }
        return null;
    }

    /** Arguments without the request they begin with. */
    static String optionsOf(String arguments) {
        return in(arguments) == null
                ? arguments
                : arguments.substring(
                        Math.min(arguments.length(), first(arguments).length() + 1));
    }

    private static String first(String arguments) {
        int comma = arguments.indexOf(',');
        return comma < 0 ? arguments : arguments.substring(0, comma);
    }
}
