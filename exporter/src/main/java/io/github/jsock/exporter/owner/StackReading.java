package io.github.jsock.exporter.owner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stack says: whose code opened the socket, and by whose. */
final class StackReading {
    private static final String LAMBDA = "lambda$";

    private @Nullable StackTraceElement owner;
    private @Nullable StackTraceElement caller;
    private @Nullable StackTraceElement innermost;
    private @Nullable StackTraceElement jdks;
    private final StackTraceElement outermost;

    /** Reads a stack, the innermost frame first; it must have one. */
    StackReading(List<StackTraceElement> frames) {
        outermost = frames.get(frames.size() - 1);
        for (StackTraceElement frame : frames) {
            String className = frame.getClassName();
            if (KnownCode.isJdk(className)) {
                jdks = jdks == null && !KnownCode.isSocketLayer(className) ? frame : jdks;
            } else if (!KnownCode.isGenerated(className)) {
                innermost = innermost == null ? frame : innermost;
                if (!KnownCode.isPlumbing(className)) {
                    read(frame);
                }
            }
        }
    }

    private void read(StackTraceElement frame) {
        if (owner == null) {
            owner = frame;
        } else if (caller == null && !topLevel(frame).equals(topLevel(owner))) {
            caller = frame;
        }
    }

    private static String topLevel(StackTraceElement frame) {
        int dollar = frame.getClassName().indexOf('$');
        return dollar < 0 ? frame.getClassName() : frame.getClassName().substring(0, dollar);
    }

    private StackTraceElement ownersFrame() {
        if (owner != null) {
            return owner;
        }
        return innermost != null ? innermost : jdks != null ? jdks : outermost;
    }

    String owner() {
        return text(ownersFrame());
    }

    String ownerClass() {
        return ownersFrame().getClassName();
    }

    @Nullable
    String caller() {
        return caller == null ? null : text(caller);
    }

    /** The class of the plumbing next to the socket; {@code null} when the owner opened it without any. */
    @Nullable
    String libraryClass() {
        if (owner == null || innermost == null || !KnownCode.isPlumbing(innermost.getClassName())) {
            return null;
        }
        return innermost.getClassName();
    }

    /** Class and method; of a lambda, the method that it stands in. */
    private static String text(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (method.startsWith(LAMBDA)) {
            int end = method.lastIndexOf('$');
            method = end > LAMBDA.length() ? method.substring(LAMBDA.length(), end) : method;
        }
        return frame.getClassName() + '.' + method;
    }
}
