package io.github.jsock.cli;

import io.github.jsock.exporter.Jvm;
import java.io.PrintStream;
import java.util.List;

/** The JVMs of this user, as {@code jps -l} lists them. */
final class JvmList {
    private JvmList() {}

    static void print(PrintStream out) throws CommandFailure {
        Class<?> virtualMachine = AttachApi.virtualMachine();
        String own = String.valueOf(Jvm.pid());
        try {
            for (Object jvm : (List<?>) virtualMachine.getMethod("list").invoke(null)) {
                String id = text(jvm, "id");
                if (!id.equals(own)) {
                    out.printf("%7s  %s%n", id, text(jvm, "displayName"));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new CommandFailure("cannot list the JVMs: " + AttachApi.reasonOf(e));
        }
    }

    private static String text(Object descriptor, String property) throws ReflectiveOperationException {
        return (String) descriptor.getClass().getMethod(property).invoke(descriptor);
    }
}
