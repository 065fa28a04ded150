package io.github.jsock.exporter.leak;

/** From when on a socket is a suspect: it has been open, and nothing has passed, for so long. */
public final class LeakRule {
    /** Ten minutes each: longer than most pools keep what is idle. */
    public static final LeakRule STANDARD = new LeakRule(600, 600);

    private final int ageSeconds;
    private final int idleSeconds;

    /**
     * A rule.
     *
     * @param ageSeconds how long it must have been open
     * @param idleSeconds for how long nothing must have passed, if it is one through which something can
     */
    public LeakRule(int ageSeconds, int idleSeconds) {
        this.ageSeconds = ageSeconds;
        this.idleSeconds = idleSeconds;
    }

    /** How long a suspect must have been open, in seconds. */
    public int ageSeconds() {
        return ageSeconds;
    }

    /** For how long nothing must have passed, in seconds. */
    public int idleSeconds() {
        return idleSeconds;
    }

    boolean suspects(long openSeconds, int idle) {
        return openSeconds >= ageSeconds && idle >= idleSeconds;
    }

    boolean suspectsUnused(long openSeconds) {
        return openSeconds >= ageSeconds;
    }
}
