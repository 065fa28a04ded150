package io.github.jsock.agent;

import io.github.jsock.exporter.Exporter;
import io.github.jsock.exporter.Settings;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.kernel.Reconciliation;
import io.github.jsock.instrument.Preparation;
import io.github.jsock.instrument.Weaver;
import io.github.jsock.recorder.Limits;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Tracing;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent in one JVM: starts its parts in order, and stops them. */
public final class Agent implements Consumer<String> {
    private static final String ATTACH = "attach";

    private final Weaver weaver;
    private final Exporter exporter;
    private final Answers answers;
    private final Reconciliation reconciliation = new Reconciliation();
    private boolean attached = true;

    private Agent(Weaver weaver, Exporter exporter, Answers answers) {
        this.weaver = weaver;
        this.exporter = exporter;
        this.answers = answers;
    }

    /**
     * Starts the agent; called once in a JVM, by the launcher.
     *
     * @param arguments what was given after {@code -javaagent:jsock.jar=}; empty for none
     * @param mode {@code premain} or {@code attach}
     * @return takes the arguments of each later attach
     * @throws Exception when what was asked for instead of a start failed
     */
    public static Consumer<String> start(String arguments, Instrumentation instrumentation, String mode)
            throws Exception {
        Request request = Request.in(arguments);
        if (request != null && request.verb() == Request.Verb.PREPARE) {
            new Preparation(jdk()).write(request.file());
            return later -> {};
        }
        Options options = Options.read(Request.optionsOf(arguments), System::getProperty, System::getenv);
        for (String problem : options.problems()) {
            System.err.println("jsock: " + problem);
        }
        Tracing.oneIn(options.ownersOneIn());
        Limits.set(options.maxSockets(), options.maxServices(), options.history());
        Weaver weaver = new Weaver(instrumentation, jdk());
        Recording.snapshot();
        weaver.weave();
        Settings settings = options.settings();
        Exporter exporter = new Exporter(settings, Version.CURRENT, mode, instrumentation::getAllLoadedClasses);
        Answers answers = new Answers(settings, exporter.owners(), exporter.acceptQueues());
        Agent agent = new Agent(weaver, exporter, answers);
        exporter.onDetach(agent::detach);
        if (mode.equals(ATTACH)) {
            agent.reconciliation.adoptAll();
        }
        exporter.keepUp(agent.reconciliation::compare);
        exporter.start();
        agent.answer(request);
        return agent;
    }

    private static int jdk() {
        String version = System.getProperty("java.specification.version");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    /**
     * Takes the arguments of a later attach: a {@link Request}, or options, which come too late. Unless it asks to detach, the
     * agent is started again if it was ended.
     */
    @Override
    public synchronized void accept(String arguments) {
        Request request = Request.in(arguments);
        if (request != null && request.verb() == Request.Verb.DETACH) {
            detach();
        } else if (!attached) {
            attached = true;
            Recording.observe(true);
            weaver.weave();
            reconciliation.adoptAll();
            exporter.start();
        } else if (request == null) {
            System.err.println("jsock: already attached to this JVM; this second start is ignored");
        }
        answer(request);
    }

    private void answer(@Nullable Request request) {
        if (request != null) {
            try {
                answers.write(request);
            } catch (IOException e) {
                System.err.println("jsock: cannot write to " + request.file() + ": " + e.getMessage());
            }
        }
    }

    /** Gives the JDK's classes their own code back and stops all outputs; what has been counted stays. */
    private synchronized void detach() {
        if (attached) {
            attached = false;
            weaver.unweave();
            Recording.observe(false);
            exporter.stop();
            System.err.println("jsock: detached");
        }
    }
}
