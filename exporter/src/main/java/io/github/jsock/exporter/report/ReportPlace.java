package io.github.jsock.exporter.report;

import io.github.jsock.exporter.Reason;
import io.github.jsock.exporter.Stderr;
import java.io.IOException;
import java.util.List;

/** Where reports go that nobody asked for: to standard error or to a file, which is opened beforehand. */
interface ReportPlace {
    /** Writes one. */
    void write(List<String> report) throws IOException;

    /** Lets go of it. */
    default void close() throws IOException {}

    /**
     * The place that the option {@code report} names; standard error when it is a file that cannot be opened.
     *
     * @param option {@value Reporter#STDERR} or a file
     */
    static ReportPlace at(String option) {
        if (!option.equals(Reporter.STDERR)) {
            try {
                return new ReportFile(option);
            } catch (IOException e) {
                Stderr.print(
                        "reports go to standard error, since report=" + option + " cannot be written: " + Reason.of(e));
            }
        }
        return new ReportPlace() {
            @Override
            public void write(List<String> report) {
                Stderr.print(String.join(System.lineSeparator(), report));
            }
        };
    }
}
