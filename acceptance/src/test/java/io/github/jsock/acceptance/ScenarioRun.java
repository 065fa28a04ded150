package io.github.jsock.acceptance;

import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Drives a program that stops after each step: the scenario, or another that speaks as it does. */
final class ScenarioRun {
    static final String SEED = "20261123";

    private ScenarioRun() {}

    /** What must hold when the program rests. */
    interface Check {
        void holdsAfter(Account account) throws Exception;
    }

    /** The same of a program with an account of its own. */
    interface LinesCheck {
        void holdsAfter(String step, List<String> account) throws Exception;
    }

    /** Starts the scenario; it has opened nothing yet. */
    static TargetJvm start(TargetJvm.Launch launch) throws IOException, InterruptedException {
        return started(launch.main(Scenario.class.getName(), SEED));
    }

    /** Waits until such a program has started; it has opened nothing yet. */
    static TargetJvm started(TargetJvm jvm) throws InterruptedException {
        String line = jvm.readLine();
        if (!line.startsWith("READY")) {
            throw new AssertionError(line + " from " + jvm);
        }
        return jvm;
    }

    /**
     * Runs all steps. After each, the check must come to hold, for a reader may show what was true a second
     * ago; nothing moves meanwhile. When this returns the program rests still, and ends at the next line it is sent.
     */
    static void throughAllSteps(TargetJvm jvm, Check check) throws IOException, InterruptedException {
        throughAllSteps(jvm, (step, account) -> check.holdsAfter(Account.parse(step, account)));
    }

    /** The same of a program with an account of its own. */
    static void throughAllSteps(TargetJvm jvm, LinesCheck check) throws IOException, InterruptedException {
        jvm.send("start");
        for (String line = jvm.readLine(); !line.equals("DONE"); line = jvm.readLine()) {
            String step = line.substring(line.indexOf(' ') + 1);
            expect("STEP " + step, line, jvm);
            List<String> account = account(jvm, step);
            await(jvm.jdk() + " after step " + step)
                    .pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> check.holdsAfter(step, account));
            jvm.send("go on");
        }
    }

    /** Has it run its next step, which is this one; its account. */
    static List<String> runStep(TargetJvm jvm, String step) throws IOException, InterruptedException {
        jvm.send("go on");
        expect("STEP " + step, jvm.readLine(), jvm);
        return account(jvm, step);
    }

    private static List<String> account(TargetJvm jvm, String step) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        String last = "QUIET " + step;
        for (String line = jvm.readLine(); !line.equals(last); line = jvm.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void expect(String expected, String line, TargetJvm jvm) {
        if (!line.equals(expected)) {
            throw new AssertionError("expected " + expected + " of " + jvm);
        }
    }
}
