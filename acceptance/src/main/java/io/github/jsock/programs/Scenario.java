package io.github.jsock.programs;

import io.github.jsock.programs.scenario.Ledger;
import io.github.jsock.programs.scenario.Step;
import io.github.jsock.programs.scenario.Steps;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Opens, uses and closes sockets of every sort in every way, one step after another: {@code Scenario [SEED]}.
 *
 * <p>It waits for a line on standard input before the first step and after each one, so that an observer may look while
 * nothing moves. It answers on standard output:
 *
 * <pre>
 * READY SEED                                          nothing is open yet
 * STEP name                                           a step is done; its account follows, as {@link Ledger} describes it
 * …
 * QUIET name                                          the account is complete; waits
 * DONE                                                no step is left; waits once more, and ends with 0
 * </pre>
 *
 * A step that fails throws, and the program ends with 1 and a stack trace.
 */
public final class Scenario {
    private Scenario() {}

    /** Runs all steps that this JVM and kernel can run. */
    public static void main(String[] args) throws Exception {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Ledger ledger = new Ledger();
        out.println("READY " + seed);
        for (Step step : Steps.all(seed)) {
            if (in.readLine() == null) {
                return;
            }
            step.run(ledger);
            out.println("STEP " + step.name());
            ledger.report(out);
            out.println("QUIET " + step.name());
        }
        in.readLine();
        out.println("DONE");
        in.readLine();
    }
}
