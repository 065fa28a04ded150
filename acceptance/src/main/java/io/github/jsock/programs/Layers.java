package io.github.jsock.programs;

import io.github.jsock.programs.layers.Links;
import io.github.jsock.programs.layers.Step;
import io.github.jsock.programs.layers.Steps;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Opens connections through the layers above sockets, and sockets that share a port: {@code Layers [STEP…]}, by default all
 * steps. It waits and answers as {@link Scenario} does; the account is that of {@link Links}.
 */
public final class Layers {
    private Layers() {}

    /** Runs the steps that this JVM can run. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Links links = new Links();
        out.println("READY");
        for (Step step : Steps.named(args)) {
            if (in.readLine() == null) {
                return;
            }
            step.run(links);
            out.println("STEP " + step.name());
            links.report(out);
            out.println("QUIET " + step.name());
        }
        in.readLine();
        out.println("DONE");
        in.readLine();
        // A server of the JDK's has a thread that would go on.
        System.exit(0);
    }
}
