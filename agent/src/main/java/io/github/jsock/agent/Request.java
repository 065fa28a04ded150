package io.github.jsock.agent;

import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the agent in a target, in the arguments of an attach: {@code detach}, or {@code print=FILE}
 * or {@code json=FILE}, before the options.
 */
public final class Request {
    /** What to write to the file. */
    public enum Verb {
        /** Tables for a person. */
        PRINT,
        /** All that is known, as JSON. */
        JSON;

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + '=';
        }
    }

    /** The whole arguments that ask to detach. */
    public static final String DETACH = "detach";

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

    /** The arguments that ask this and carry options. */
    public String with(String options) {
        return verb.prefix() + file.getAbsolutePath() + (options.isEmpty() ? "" : "," + options);
    }

    /** The request in arguments that begin with one, else {@code null}. */
    static @Nullable Request in(String arguments) {
        for (Verb verb : Verb.values()) {
            if (arguments.startsWith(verb.prefix())) {
                return new Request(
                        verb, new File(first(arguments).substring(verb.prefix().length())));
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
