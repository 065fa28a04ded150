package io.github.jsock.agent;

import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.OwnerLines;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.exporter.owner.OwnerTable;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.exporter.report.Report;
import io.github.jsock.recorder.Snapshot;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Answers the command line: writes what it asked for to the file that it named. */
final class Answers {
    private final PortNames names;
    private final Owners owners;

    Answers(PortNames names, Owners owners) {
        this.names = names;
        this.owners = owners;
    }

    void write(Request request) throws IOException {
        View view = new View(owners);
        try (Writer out = new OutputStreamWriter(new FileOutputStream(request.file()), StandardCharsets.UTF_8)) {
            switch (request.verb()) {
                case PRINT:
                    print(view, out);
                    break;
                case JSON:
                    new SocketsJson(view, names).write(Collections.emptyMap(), out);
                    out.write('\n');
                    break;
                case WHO:
                    owners(view, out);
                    break;
                case TELL:
                    for (String line : new Report(view, names).lines()) {
                        out.write(line + "\n");
                    }
                    break;
                case LISTENING:
                    heading(out);
                    table("Listeners", new SocketLines(names, owners).listeners(view.current()), out);
                    break;
                case DETACH:
                    out.write("jsock: detached from process " + Jvm.pid() + "\n");
                    break;
            }
        }
    }

    private void print(View view, Writer out) throws IOException {
        Snapshot snapshot = view.current();
        SocketLines lines = new SocketLines(names, owners);
        heading(out);
        table("Listeners", lines.listeners(snapshot), out);
        table("Connections", lines.connections(snapshot, view.held()), out);
        tableIfAny("Datagram sockets", lines.datagramSockets(snapshot), out);
        tableIfAny("Neither listening nor connected", lines.unconnected(snapshot), out);
        tableIfAny("Not tracked: of the JVM itself, or of native libraries", lines.others(view.held()), out);
    }

    private void owners(View view, Writer out) throws IOException {
        OwnerTable table = new OwnerTable(view.current(), owners);
        heading(out);
        table("Owners", OwnerLines.owners(table), out);
        for (OwnerRow row : table.rows()) {
            for (Integer number : row.stacks()) {
                Origin origin = owners.withStack(number);
                if (origin != null) {
                    out.write("\nStack " + number + ", of " + String.join("\n", OwnerLines.stack(origin)) + "\n");
                }
            }
        }
    }

    private static void heading(Writer out) throws IOException {
        out.write("jsock " + Version.CURRENT + ", process " + Jvm.pid() + ", Java " + Jvm.version() + "\n");
    }

    private static void tableIfAny(String title, List<String> lines, Writer out) throws IOException {
        if (lines.size() > 1) {
            table(title, lines, out);
        }
    }

    private static void table(String title, List<String> lines, Writer out) throws IOException {
        out.write("\n" + title + ": " + (lines.size() - 1) + "\n");
        for (String line : lines) {
            out.write(line + "\n");
        }
    }
}
