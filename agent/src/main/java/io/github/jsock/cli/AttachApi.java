package io.github.jsock.cli;

import java.lang.reflect.InvocationTargetException;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;

/** The JDK's attach API, wherever this JVM keeps it: the module {@code jdk.attach}, or {@code tools.jar} on Java 8. */
final class AttachApi {
    private AttachApi() {}

    /** The class {@code com.sun.tools.attach.VirtualMachine}. */
    static Class<?> virtualMachine() throws CommandFailure {
        AttachmentProvider.Accessor accessor = new AttachmentProvider.Compound(
                        AttachmentProvider.ForModularizedVm.INSTANCE,
                        AttachmentProvider.ForStandardToolsJarVm.JVM_ROOT,
                        AttachmentProvider.ForStandardToolsJarVm.JDK_ROOT,
                        AttachmentProvider.ForStandardToolsJarVm.MACINTOSH)
                .attempt();
        if (!accessor.isAvailable()) {
            throw new CommandFailure("this Java (" + System.getProperty("java.home")
                    + ") has no attach module: run jsock with the java of a JDK, of any version; or start the application"
                    + " with -javaagent:jsock.jar");
        }
        return accessor.getVirtualMachineType();
    }

    /** What a reflective call into the API failed with. */
    static String reasonOf(ReflectiveOperationException e) {
        Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
        String message = cause == null ? null : cause.getMessage();
        return message == null ? String.valueOf(cause) : message;
    }
}
