package io.github.jsock.exporter;

/** Which version of jsock this is. */
public final class Version {
    /**
     * The version of the build, as its pom has it (a test compares the two). A constant, not a resource: inside another
     * program a class loader finds classes more surely than resources.
     */
    public static final String CURRENT = "0.1.0";

    private Version() {}
}
