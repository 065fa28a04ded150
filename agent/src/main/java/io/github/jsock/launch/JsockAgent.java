package io.github.jsock.launch;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Where the JVM enters the jar. */
public final class JsockAgent {
    private static final String AGENT = "io.github.jsock.agent.Agent";
    private static final String COMMAND_LINE = "io.github.jsock.cli.CommandLine";

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

    /** The command line: {@code java -jar jsock.jar}. */
    public static void main(String[] arguments) throws Exception {
        Class<?> commandLine = Class.forName(COMMAND_LINE, true, new AgentClassLoader(jar()));
        try {
            int status = (int)
                    commandLine.getMethod("run", File.class, String[].class).invoke(null, jarFile(), arguments);
            System.out.flush();
            if (status != 0) {
                System.exit(status); // This JVM is our own.
            }
        } catch (InvocationTargetException e) {
            System.err.println("jsock: " + e.getCause());
            System.exit(1);
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static synchronized void start(@Nullable String arguments, Instrumentation instrumentation, String mode) {
        try {
            Consumer<String> agent = running;
            if (agent != null) {
                agent.accept(arguments == null ? "" : arguments);
                return;
            }
            JarFile jar = jar();
            if (!BootClasses.define(jar, instrumentation)) {
                System.err.println("jsock: already attached to this JVM; this second start is ignored");
                return;
            }
            running = start(arguments == null ? "" : arguments, instrumentation, mode, new AgentClassLoader(jar));
        } catch (Throwable e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            System.err.println("jsock: not started: " + cause + "; the application runs on without it");
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<String> start(
            String arguments, Instrumentation instrumentation, String mode, ClassLoader loader)
            throws ReflectiveOperationException {
        return (Consumer<String>) Class.forName(AGENT, true, loader)
                .getMethod("start", String.class, Instrumentation.class, String.class)
                .invoke(null, arguments, instrumentation, mode);
    }

    private static JarFile jar() throws IOException, URISyntaxException {
        return new JarFile(jarFile(), false);
    }

    private static File jarFile() throws URISyntaxException {
        return new File(JsockAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
