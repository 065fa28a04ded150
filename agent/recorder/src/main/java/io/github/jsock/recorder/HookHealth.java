package io.github.jsock.recorder;

import java.util.Locale;

/** Whether one hook, an instrumented method of the JDK or of a library, took in this JVM. */
public final class HookHealth {
    /** How far the weaving of a hook has come. */
    public enum State {
        /** Its class has not been loaded yet; it is woven when it is. */
        WAITING,
        /** It took. */
        WOVEN,
        /** Its class is there, but the method is not, or could not call us. */
        ABSENT,
        /** Its class could not be woven and runs unchanged. */
        FAILED,
        /** It was woven and has been removed again. */
        REMOVED;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** The published name, the lower-case constant. */
        public String label() {
            return label;
        }
    }

    private final String hook;
    private final boolean always;
    private volatile State state = State.WAITING;

    /** The health of the hook for a method of the JDK. */
    public HookHealth(String hook) {
        this(hook, true);
    }

    /**
     * The health of the hook for a method.
     *
     * @param always whether every JVM is expected to load its class when it opens a socket
     */
    public HookHealth(String hook, boolean always) {
        this.hook = hook;
        this.always = always;
    }

    /** The method, such as {@code sun.nio.ch.SocketDispatcher.read}. */
    public String hook() {
        return hook;
    }

    public State state() {
        return state;
    }

    /** Whether it should have taken: its class is part of every JVM, or has been loaded. */
    public boolean expected() {
        return always || state != State.WAITING;
    }

    /** Sets the state, as the weaver found it. */
    public synchronized void become(State newState) {
        state = newState;
    }

    /** Sets the state, as the weaver found it in one class of several, unless another one's is worse. */
    public synchronized void worsen(State newState) {
        if (newState.compareTo(state) > 0) {
            state = newState;
        }
    }
}
