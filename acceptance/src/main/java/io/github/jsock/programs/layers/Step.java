package io.github.jsock.programs.layers;

/** One step of the program; see the package. */
public interface Step {
    /** Its name: no spaces. */
    String name();

    /** Does it, and enters every connection in the account. */
    void run(Links links) throws Exception;
}
