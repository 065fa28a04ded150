package io.github.jsock.launch;

import java.io.File;
import java.lang.reflect.InvocationTargetException;

/**
 * The command line, {@code java -jar jsock.jar}. Apart from {@link JsockAgent}, whose methods cannot be resolved in a Java
 * run-time without {@code java.instrument}.
 */
public final class Main {
    private static final String COMMAND_LINE = "io.github.jsock.cli.CommandLine";

    private Main() {}

    /** Runs the command line in a JVM of its own, which it ends with the command's exit status. */
    public static void main(String[] arguments) throws Exception {
        Class<?> commandLine = Class.forName(COMMAND_LINE, true, new AgentClassLoader(OwnJar.open()));
        int status;
        try {
            status = (int)
                    commandLine.getMethod("run", File.class, String[].class).invoke(null, OwnJar.file(), arguments);
        } catch (InvocationTargetException e) {
            System.err.println("jsock: " + e.getCause());
            status = 1;
        }
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }
}
