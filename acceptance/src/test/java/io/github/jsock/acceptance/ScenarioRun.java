package io.github.jsock.acceptance;

import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Drives the scenario program step by step. */
final class ScenarioRun {
    private static final String SEED = "20261123";
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private ScenarioRun() {}

    /** What must hold when the program rests. */
    interface Check {
        void holdsAfter(Account account) throws Exception;
    }

    /** Starts the program; it has opened nothing yet. */
    static TargetJvm start(TargetJvm.Launch launch) throws IOException, InterruptedException {
        TargetJvm jvm = launch.main(Scenario.class.getName(), SEED);
        expect("READY " + SEED, jvm.readLine(), jvm);
        return jvm;
    }

    /**
     * Runs all steps. After each, the check must come to hold within seconds, for a reader may show what was true a second
     * ago; nothing moves meanwhile. When this returns the program rests still, and ends at the next line it is sent.
     */
    static void throughAllSteps(TargetJvm jvm, Check check) throws IOException, InterruptedException {
        jvm.send("start");
        for (String line = jvm.readLine(); !line.equals("DONE"); line = jvm.readLine()) {
            String step = line.substring(line.indexOf(' ') + 1);
            expect("STEP " + step, line, jvm);
            Account account = account(jvm, step);
            await(jvm.jdk() + " after step " + step)
                    .pollInSameThread()
                    .atMost(SETTLING)
                    .untilAsserted(() -> check.holdsAfter(account));
            jvm.send("go on");
        }
    }

    private static Account account(TargetJvm jvm, String step) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        String last = "QUIET " + step;
        for (String line = jvm.readLine(); !line.equals(last); line = jvm.readLine()) {
            lines.add(line);
        }
        return Account.parse(step, lines);
    }

    private static void expect(String expected, String line, TargetJvm jvm) {
        if (!line.equals(expected)) {
            throw new AssertionError("expected " + expected + " of " + jvm);
        }
    }
}
