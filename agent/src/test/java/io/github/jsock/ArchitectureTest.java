package io.github.jsock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Imports point down only, and each outside API stays in its package. */
class ArchitectureTest {
    private static final String JSOCK = "io.github.jsock.";

    private final JavaClasses shipped = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.jsock");

    private void only(String from, String... to) {
        String[] allowed = new String[to.length + 3];
        System.arraycopy(to, 0, allowed, 0, to.length);
        allowed[to.length] = from;
        allowed[to.length + 1] = "java..";
        allowed[to.length + 2] = "org.jspecify..";
        classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(shipped);
    }

    @Test
    void theRecorderAndTheLauncherKnowTheJdkAlone() {
        // SSLException, of java.base.
        only(JSOCK + "recorder", "javax.net.ssl..");
        // Its Unsafe, which defines the recorder's classes.
        only(JSOCK + "launch", "jdk.internal.misc..");
    }

    @Test
    void theHooksKnowOnlyTheRecorderAndByteBuddy() {
        only(JSOCK + "instrument", JSOCK + "recorder", "net.bytebuddy..");
    }

    @Test
    void eachOutputKnowsOneOutsideApi() {
        String view = JSOCK + "exporter";
        String kernel = JSOCK + "exporter.kernel";
        String owner = JSOCK + "exporter.owner";
        String report = JSOCK + "exporter.report";
        String leak = JSOCK + "exporter.leak";
        String recorder = JSOCK + "recorder";
        only(report, view, kernel, owner, leak, recorder);
        only(JSOCK + "exporter.events", view, owner, recorder, JSOCK + "exporter.json");
        only(kernel, recorder);
        only(owner, kernel, recorder);
        only(leak, owner, kernel, recorder);
        only(JSOCK + "exporter.json", view, kernel, owner, leak, recorder, "com.google.gson..");
        only(JSOCK + "exporter.metrics", view, kernel, owner, leak, recorder, "io.prometheus..");
        only(
                JSOCK + "exporter.jmx",
                view,
                kernel,
                owner,
                leak,
                recorder,
                JSOCK + "exporter.json",
                report,
                "javax.management..");
        only(
                JSOCK + "exporter.http",
                view,
                recorder,
                report,
                JSOCK + "exporter.json",
                JSOCK + "exporter.metrics",
                "com.sun.net.httpserver..");
    }

    @Test
    void nothingBelowKnowsTheAgent() {
        noClasses()
                .that()
                .resideInAnyPackage(JSOCK + "recorder..", JSOCK + "exporter..", JSOCK + "launch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JSOCK + "agent..", JSOCK + "cli..", JSOCK + "instrument..")
                .check(shipped);
    }

    @Test
    void whatRunsBeforeMainStartsNoLogging() {
        noClasses()
                .that()
                .resideInAnyPackage(JSOCK + "launch..", JSOCK + "recorder..", JSOCK + "instrument..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.logging..", "java.nio.file..", "javax.management..", "java.lang.management..")
                .check(shipped);
    }
}
