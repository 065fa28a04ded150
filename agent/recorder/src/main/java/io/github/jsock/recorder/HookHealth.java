package io.github.jsock.recorder;

import java.util.Locale;

/** Whether one hook, an instrumented method of the JDK, took in this JVM. */
public final class HookHealth {
    /** How far the weaving of a hook has come. */
    public enum State {
        /** Its class has not been loaded yet; it is woven when it is. */
        WAITING,
        /** It took. */
        WOVEN,
        /** Its class is there, but the method is not. */
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
    private volatile State state = State.WAITING;

    public HookHealth(String hook) {
        this.hook = hook;
    }

    /** The method, such as {@code sun.nio.ch.SocketDispatcher.read}. */
    public String hook() {
        return hook;
    }

    public State state() {
        return state;
    }

    /** Sets the state, as the weaver found it. */
    public void become(State newState) {
        state = newState;
    }
}
