package io.github.jsock.programs;

import java.lang.reflect.Method;

/**
 * Loads an agent into a running JVM, as {@code jcmd} and profilers do: {@code Attacher PID JAR [OPTIONS]}.
 *
 * <p>By reflection, because the attach classes are in {@code tools.jar} on JDK 8, which must then be on the class path,
 * and in the module {@code jdk.attach} since.
 */
public final class Attacher {
    private Attacher() {}

    /** Attaches, loads the agent, waits until its {@code agentmain} has returned, detaches. */
    public static void main(String[] args) throws Exception {
        Class<?> virtualMachine = Class.forName("com.sun.tools.attach.VirtualMachine");
        Method loadAgent = virtualMachine.getMethod("loadAgent", String.class, String.class);
        Object target = virtualMachine.getMethod("attach", String.class).invoke(null, args[0]);
        try {
            loadAgent.invoke(target, args[1], args.length > 2 ? args[2] : "");
        } finally {
            virtualMachine.getMethod("detach").invoke(target);
        }
    }
}
