package io.github.jsock.agent;

import io.github.jsock.instrument.Preparation;
import io.github.jsock.instrument.Weaver;
import io.github.jsock.recorder.Limits;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Tracing;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Starts the agent; made and called by the launcher, once in a JVM. It is a function since to make an object by reflection
 * costs less than to call a method so: from Java 18 on, that makes five classes.
 *
 * <p>For the same reason nothing here or in the exporter is a lambda or a method reference that is met on the way to the
 * application's {@code main}: the class for one costs more than a millisecond.
 */
public final class Start implements BiFunction<String[], Instrumentation, Consumer<String>> {
    /**
     * Starts it.
     *
     * @param call what was given after {@code -javaagent:jsock.jar=}, empty for none; and {@code premain} or {@code attach}
     * @return takes the arguments of each later attach
     * @throws UndeclaredThrowableException when what was asked for instead of a start failed
     */
    @Override
    public Consumer<String> apply(String[] call, Instrumentation instrumentation) {
        Request request = Request.in(call[0]);
        if (request != null && request.verb() == Request.Verb.PREPARE) {
            prepare(request, Request.filesIn(Request.optionsOf(call[0])));
            return later -> {};
        }
        Options options = Options.read(Request.optionsOf(call[0]), System.getProperties(), System.getenv());
        for (String problem : options.problems()) {
            System.err.println("jsock: " + problem);
        }
        Tracing.oneIn(options.ownersOneIn());
        Limits.set(options.maxSockets(), options.maxServices(), options.history());
        Weaver weaver = new Weaver(instrumentation, jdk());
        Recording.snapshot();
        weaver.weave();
        Agent agent = new Agent(instrumentation, weaver, options.settings(), call[1]);
        agent.begin();
        agent.answer(request);
        return agent;
    }

    private static void prepare(Request request, List<File> jars) {
        try {
            new Preparation(jdk()).write(request.file(), jars);
        } catch (Exception e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private static int jdk() {
        String version = System.getProperty("java.specification.version");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }
}
