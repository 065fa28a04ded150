package io.github.jsock.workloads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.management.JMException;

/**
 * Holds sockets open, as many as it is told, and says what that takes. For each line of standard input, a word and what follows it,
 * it does one thing and prints {@code DONE} and figures. It ends with its input.
 *
 * <ul>
 *   <li>{@code listen N}: there are so many listeners from now on
 *   <li>{@code hold N}: there are so many pairs of client and server, so twice as many connections, spread over the listeners
 *   <li>{@code end N}: so many pairs are opened and closed
 *   <li>{@code weigh}: bytes of all objects that are alive
 *   <li>{@code spent PREFIX}: CPU nanoseconds of the threads whose names begin so, and bytes they allocated, since they began
 *   <li>{@code beans DOMAIN}: the same of a thread that reads all attributes of the MBeans there; and how many there are
 * </ul>
 */
public final class HeldOpen {
    private HeldOpen() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        HeldSockets sockets = new HeldSockets();
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println("DONE " + done(sockets, words[0], words[words.length - 1]));
        }
    }

    private static String done(HeldSockets sockets, String word, String argument)
            throws IOException, JMException, InterruptedException {
        switch (word) {
            case "listen":
                sockets.listen(Integer.parseInt(argument));
                return argument;
            case "hold":
                sockets.hold(Integer.parseInt(argument));
                return argument;
            case "end":
                sockets.end(Integer.parseInt(argument));
                return argument;
            case "weigh":
                return Long.toString(LiveObjects.bytes());
            case "spent":
                return Meter.soFar(Pattern.compile(Pattern.quote(argument) + ".*"));
            case "beans":
                return Beans.read(argument);
            default:
                throw new IllegalArgumentException("no such thing: " + word);
        }
    }
}
