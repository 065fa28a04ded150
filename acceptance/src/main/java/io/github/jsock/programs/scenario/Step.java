package io.github.jsock.programs.scenario;

/** One way to use sockets. Ends at rest: nothing that it started still runs. */
public interface Step {
    /** A short name in lower case with hyphens, unique in the scenario. */
    String name();

    /**
     * Does it and accounts for it.
     *
     * @throws Exception when the sockets did not behave as the step needs them to; the scenario ends
     */
    void run(Ledger ledger) throws Exception;
}
