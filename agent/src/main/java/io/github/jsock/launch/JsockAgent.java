package io.github.jsock.launch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Where the JVM enters the jar as an agent. */
public final class JsockAgent {
    private static final String START = "io.github.jsock.agent.Start";
    /** What the command line sends to have the agent taken out; see its {@code Request}. */
    private static final String DETACH = "detach=";

    /** Takes the arguments of a later attach, once the agent runs. */
    private static @Nullable Consumer<String> running;

    private JsockAgent() {}

    /** Called by the JVM before the application's {@code main}, for {@code -javaagent:jsock.jar=arguments}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, "premain");
    }

    /** Called by the JVM when the jar is attached to it while it runs. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, "attach");
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static synchronized void start(@Nullable String arguments, Instrumentation instrumentation, String mode) {
        try {
            Consumer<String> agent = running;
            if (agent != null) {
                agent.accept(arguments == null ? "" : arguments);
                return;
            }
            if (arguments != null && arguments.startsWith(DETACH)) {
                return; // There is nothing to take out, and nothing is put in for that.
            }
            JarFile jar = OwnJar.open();
            if (!BootClasses.define(jar, instrumentation)) {
                System.err.println("jsock: already attached to this JVM; this second start is ignored");
                return;
            }
            running = start(arguments == null ? "" : arguments, instrumentation, mode, new AgentClassLoader(jar));
        } catch (Throwable e) {
            Throwable cause = e instanceof UndeclaredThrowableException ? e.getCause() : e;
            System.err.println("jsock: not started: " + cause + "; the application runs on without it");
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<String> start(
            String arguments, Instrumentation instrumentation, String mode, ClassLoader loader)
            throws ReflectiveOperationException {
        Object start = Class.forName(START, true, loader).getConstructor().newInstance();
        return ((BiFunction<String[], Instrumentation, Consumer<String>>) start)
                .apply(new String[] {arguments, mode}, instrumentation);
    }
}
