package io.github.jsock.agent;

import io.github.jsock.exporter.Exporter;
import io.github.jsock.exporter.Host;
import io.github.jsock.exporter.Settings;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.Reconciliation;
import io.github.jsock.instrument.Weaver;
import io.github.jsock.recorder.Recording;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent in one JVM: what it is made of, and what is done with it once it runs. */
public final class Agent implements Consumer<String>, Host {
    private static final String ATTACH = "attach";

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private final String mode;
    private final Exporter exporter;
    private final Answers answers;
    private final Reconciliation reconciliation = new Reconciliation();
    private boolean attached = true;

    /**
     * An agent that has woven its hooks.
     *
     * @param mode {@code premain} or {@code attach}
     */
    Agent(Instrumentation instrumentation, Weaver weaver, Settings settings, String mode) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
        this.mode = mode;
        exporter = new Exporter(settings, Version.CURRENT, mode, this);
        answers = new Answers(settings, exporter.owners(), exporter.acceptQueues());
    }

    /** Takes in what is open already, if need be, and begins to publish. */
    void begin() {
        if (mode.equals(ATTACH)) {
            reconciliation.adoptAll();
        }
        exporter.start();
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

    /** Writes what is asked for, if anything is. */
    void answer(@Nullable Request request) {
        if (request != null) {
            try {
                answers.write(request);
            } catch (IOException e) {
                System.err.println("jsock: cannot write to " + request.file() + ": " + e.getMessage());
            }
        }
    }

    @Override
    public Class<?>[] get() {
        return instrumentation.getAllLoadedClasses();
    }

    @Override
    public void compare(HeldSockets held) {
        reconciliation.compare(held);
    }

    /** Gives the JDK's classes their own code back and stops all outputs; what has been counted stays. */
    @Override
    public synchronized void detach() {
        if (attached) {
            attached = false;
            weaver.unweave();
            Recording.observe(false);
            exporter.stop();
            System.err.println("jsock: detached");
        }
    }
}
