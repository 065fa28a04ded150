package io.github.jsock.programs;

import io.github.jsock.programs.interleaving.Crew;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Several threads do whatever can be done with sockets of every kind, at random: {@code Interleaving [SEED [SECONDS [PORT]]]}. What
 * each thread does comes from the seed alone; how their doings interleave, from the machine. The 1,000
 * ports from PORT on should be free.
 *
 * <p>Every now and then all rest, so that an observer may look. It answers on standard output:
 *
 * <pre>
 * SEED seed          before anything is opened
 * QUIET              all rest; waits for lines on standard input
 * CONNECTING count   the answer to {@code connecting}: sockets of which the application does not know whether they connect
 * DONE               instead of QUIET, when the time is over; ends at the next line
 * </pre>
 *
 * At any other line they go on. It ends with 1 and a stack trace if a thread fails otherwise than sockets do.
 */
public final class Interleaving {
    private static final String DEFAULT_SECONDS = "60";
    private static final String DEFAULT_PORT = "10000";
    private static final long BETWEEN_RESTS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Interleaving() {}

    /** Runs for as long as it is told, rests not counted. */
    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args.length > 0 ? args[0] : "1");
        long left = TimeUnit.SECONDS.toNanos(Long.parseLong(args.length > 1 ? args[1] : DEFAULT_SECONDS));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println("SEED " + seed);
        Crew crew = new Crew(seed, Integer.parseInt(args.length > 2 ? args[2] : DEFAULT_PORT));
        for (; left > 0; left -= BETWEEN_RESTS_NANOS) {
            crew.work(Math.min(left, BETWEEN_RESTS_NANOS));
            out.println("QUIET");
            for (String line = in.readLine(); line != null && line.equals("connecting"); line = in.readLine()) {
                out.println("CONNECTING " + crew.connecting());
            }
        }
        crew.tidy();
        out.println("DONE");
        in.readLine();
    }
}
