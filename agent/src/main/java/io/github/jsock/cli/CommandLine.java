package io.github.jsock.cli;

import io.github.jsock.agent.Options;
import io.github.jsock.agent.Request;
import io.github.jsock.exporter.Version;
import io.github.jsock.instrument.PreparedClasses;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Understands the arguments and does what they ask. */
public final class CommandLine {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static final Map<String, Request.Verb> BY_WORD = byWord();

    private static final String HELP = "jsock " + Version.CURRENT + ", the socket monitor for the JVM\n"
            + "\n"
            + "  java -jar jsock.jar                      lists the JVMs that can be attached to\n"
            + "  java -jar jsock.jar PID [OPTION=VALUE ...]   attaches to one, if that is still to be done, and prints its\n"
            + "                                           listeners and connections\n"
            + "  java -jar jsock.jar PID owners           prints who opened the sockets in it, with the stacks\n"
            + "  java -jar jsock.jar PID leaks            prints what may have been forgotten, and what has been, with the stacks\n"
            + "  java -jar jsock.jar PID listeners        prints its listeners alone\n"
            + "  java -jar jsock.jar PID report           prints on one screen who holds most sockets, and how near the limits are\n"
            + "  java -jar jsock.jar --json PID           prints all that is known of it as JSON\n"
            + "  java -jar jsock.jar --detach PID         takes the agent out of it again\n"
            + "  java -jar jsock.jar --prepare [JAR ...]  lets it start faster on the Java that runs this, and with the Netty that\n"
            + "                                           is in these jars: weaves their classes now, once, and keeps that\n"
            + "  java -jar jsock.jar --help | --version\n"
            + "\n"
            + "  java -javaagent:jsock.jar[=OPTION=VALUE,...] ...   starts an application with the agent\n"
            + "\n"
            + "Options, also as system properties (jsock.port) or environment variables (JSOCK_PORT), with their defaults:\n"
            + "\n  "
            + String.join("\n  ", Options.help())
            + "\n";

    private static final Pattern NETTY = Pattern.compile(PreparedClasses.NETTY_ENTRY);

    private CommandLine() {}

    /**
     * Runs one command.
     *
     * @param jar the agent's jar, to be attached
     * @return the exit status: 0 done, 1 failed, 2 arguments that make no sense
     */
    public static int run(File jar, String[] arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (words.remove("--help") || words.remove("-h")) {
            System.out.print(HELP);
            return OK;
        }
        if (words.remove("--version")) {
            System.out.println("jsock " + Version.CURRENT);
            return OK;
        }
        boolean json = words.remove("--json");
        boolean detach = words.remove("--detach");
        try {
            if (words.remove("--prepare")) {
                return json || detach
                        ? wrongUse("--prepare is a command of its own")
                        : prepare(new PreparedJar(jar), words);
            }
            if (words.isEmpty() && !json && !detach) {
                JvmList.print(System.out);
                return OK;
            }
            if (words.isEmpty() || !words.get(0).matches("[0-9]+")) {
                return wrongUse(words.isEmpty() ? "which process? Give its PID" : "'" + words.get(0) + "' is no PID");
            }
            Target target = new Target(jar, words.remove(0));
            Request.Verb verb = verb(detach, json, words);
            String options = String.join(",", words);
            for (String problem : Options.problemsIn(options)) {
                return wrongUse(problem);
            }
            System.out.print(target.ask(verb, options));
            return OK;
        } catch (CommandFailure e) {
            System.err.println("jsock: " + e.getMessage());
            return FAILED;
        }
    }

    private static int prepare(PreparedJar jar, List<String> words) throws CommandFailure {
        List<File> others = new ArrayList<>();
        boolean netty = words.isEmpty();
        for (String word : words) {
            try (ZipFile archive = new ZipFile(word)) {
                netty |= archive.stream()
                        .anyMatch(entry -> NETTY.matcher(entry.getName()).matches());
                others.add(new File(word));
            } catch (IOException e) {
                return wrongUse("'" + word + "' is no jar: --prepare takes those that have Netty, or nothing");
            }
        }
        if (!netty) {
            return wrongUse("no native transport of Netty's is in " + String.join(", ", words));
        }
        System.out.println(jar.prepare(others));
        return OK;
    }

    /** What is asked for; takes the word that asks for it out of the others. */
    private static Request.Verb verb(boolean detach, boolean json, List<String> words) {
        for (Map.Entry<String, Request.Verb> asked : BY_WORD.entrySet()) {
            if (words.remove(asked.getKey())) {
                return asked.getValue();
            }
        }
        return detach ? Request.Verb.DETACH : json ? Request.Verb.JSON : Request.Verb.PRINT;
    }

    private static Map<String, Request.Verb> byWord() {
        Map<String, Request.Verb> verbs = new LinkedHashMap<>();
        verbs.put("owners", Request.Verb.WHO);
        verbs.put("leaks", Request.Verb.LEAKS);
        verbs.put("listeners", Request.Verb.LISTENING);
        verbs.put("report", Request.Verb.TELL);
        return verbs;
    }

    private static int wrongUse(String problem) {
        System.err.println("jsock: " + problem + "; java -jar jsock.jar lists the JVMs, --help tells more");
        return WRONG_USE;
    }
}
