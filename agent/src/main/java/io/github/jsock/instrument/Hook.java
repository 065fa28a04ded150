package io.github.jsock.instrument;

import io.github.jsock.recorder.HookHealth;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of the hook table: a method of the JDK, or of a library, and the advice it gets. */
final class Hook {
    /** No JDK so far is too new for it. */
    static final int NEWEST = Integer.MAX_VALUE;

    final String className;
    final String method;
    /** The simple names of the parameter types, comma-separated; {@code |} between alternatives; {@code null} for any. */
    private final @Nullable String parameters;

    /** A class of this package by its simple name, such as {@code OpenAdvice.Channel}: it is loaded when it is woven. */
    private final String advice;

    final int firstJdk;
    final int lastJdk;
    final HookHealth health;
    /** Whether its class is one of a library. */
    final boolean library;
    /** Whether some versions of its class do without the method, so that nothing is missed if it is not there. */
    final boolean optional;

    Hook(String className, String method, @Nullable String parameters, String advice, int firstJdk, int lastJdk) {
        this(className, method, parameters, advice, firstJdk, lastJdk, false, false);
    }

    private Hook(
            String className,
            String method,
            @Nullable String parameters,
            String advice,
            int firstJdk,
            int lastJdk,
            boolean library,
            boolean optional) {
        this.className = className;
        this.method = method;
        this.parameters = parameters;
        this.advice = advice;
        this.firstJdk = firstJdk;
        this.lastJdk = lastJdk;
        this.health = new HookHealth(className + '.' + method, !library);
        this.library = library;
        this.optional = optional;
    }

    /** A hook for a class of a library, which the application may not have, or have more than once. */
    static Hook ofLibrary(String className, String method, String parameters, String advice, boolean optional) {
        return new Hook(className, method, parameters, advice, 0, NEWEST, true, optional);
    }

    /** The name of its class as class files have it. */
    String internalName() {
        return className.replace('.', '/');
    }

    /** What stands before the name that its class has here in the one that it has there, as class files have it. */
    String prefixIn(String name) {
        return name.substring(0, name.length() - className.length()).replace('.', '/');
    }

    /** All that decides what is woven for it, in a line. */
    String rule() {
        return method + '(' + (parameters == null ? "any" : parameters) + ") " + advice + (optional ? " if there" : "");
    }

    /** The event's name, by which failures of its advice are counted: {@code read} for any advice in ReadAdvice. */
    String event() {
        return advice.replaceAll("^Netty|Advice.*$", "").toLowerCase(Locale.ROOT);
    }

    Class<?> adviceClass() throws ClassNotFoundException {
        String packageName = Hook.class.getPackage().getName();
        return Class.forName(packageName + '.' + advice.replace('.', '$'), false, Hook.class.getClassLoader());
    }

    /** Whether it is for a method with these parameter types, given by their simple names, comma-separated. */
    boolean takes(String parameterTypes) {
        return parameters == null || Arrays.asList(parameters.split("\\|", -1)).contains(parameterTypes);
    }

    /** Notes what became of it in a class. A library's may be loaded more than once, then the worst is told. */
    void became(HookHealth.State state) {
        if (library) {
            health.worsen(state);
        } else {
            health.become(state);
        }
    }

    boolean isFor(int jdk) {
        return firstJdk <= jdk && jdk <= lastJdk;
    }
}
