package io.github.jsock.agent;

import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.LeakLines;
import io.github.jsock.exporter.OwnerLines;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.Settings;
import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.leak.LeakRule;
import io.github.jsock.exporter.leak.SuspectGroup;
import io.github.jsock.exporter.leak.Suspects;
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
import org.jspecify.annotations.Nullable;

/** Answers the command line: writes what it asked for to the file that it named. */
final class Answers {
    private final PortNames names;
    private final Owners owners;
    private final LeakRule leakRule;
    private final AcceptQueues queues;

    Answers(Settings settings, Owners owners, AcceptQueues queues) {
        this.queues = queues;
        this.names = new PortNames(settings.portNames());
        this.owners = owners;
        this.leakRule = settings.leakRule();
    }

    void write(Request request) throws IOException {
        View view = new View(owners, leakRule, queues);
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
                case LEAKS:
                    leaks(view, out);
                    break;
                case TELL:
                    for (String line : new Report(view, names).lines()) {
                        out.write(line + "\n");
                    }
                    break;
                case LISTENING:
                    heading(out);
                    table(
                            "Listeners",
                            new SocketLines(names, owners).listeners(view.current(), view.acceptQueues()),
                            out);
                    break;
                case DETACH:
                    out.write("jsock: detached from process " + Jvm.pid() + "\n");
                    break;
                case PREPARE: // It is too late for that.
                    break;
            }
        }
    }

    private void print(View view, Writer out) throws IOException {
        Snapshot snapshot = view.current();
        SocketLines lines = new SocketLines(names, owners);
        heading(out);
        descriptors(view.held(), out);
        table("Listeners", lines.listeners(snapshot, view.acceptQueues()), out);
        table("Connections", lines.connections(snapshot, view.held()), out);
        tableIfAny("Datagram sockets", lines.datagramSockets(snapshot), out);
        tableIfAny("Neither listening nor connected", lines.unconnected(snapshot), out);
        tableIfAny("Not tracked: of the JVM itself, or of native libraries", lines.others(view.held()), out);
    }

    private void owners(View view, Writer out) throws IOException {
        OwnerTable table = view.ownerTable();
        heading(out);
        table("Owners", OwnerLines.owners(table), out);
        for (OwnerRow row : table.rows()) {
            for (Integer number : row.stacks()) {
                stack(owners.withStack(number), out);
            }
        }
    }

    private static void leaks(View view, Writer out) throws IOException {
        Suspects suspects = view.suspects();
        heading(out);
        out.write("\n" + String.join("\n", LeakLines.all(suspects, view.ownerTable())) + "\n");
        for (SuspectGroup group : suspects.groups()) {
            stack(group.origin(), out);
        }
    }

    private static void stack(@Nullable Origin origin, Writer out) throws IOException {
        if (origin != null && origin.stackId() != Origin.NO_STACK) {
            String lines = String.join("\n", OwnerLines.stack(origin));
            out.write("\nStack " + origin.stackId() + ", of " + lines + "\n");
        }
    }

    private static void heading(Writer out) throws IOException {
        out.write("jsock " + Version.CURRENT + ", process " + Jvm.pid() + ", Java " + Jvm.version() + "\n");
    }

    /** {@code Descriptors: 212 open, 180 of them sockets, limit 1024}, where the kernel can be asked. */
    private static void descriptors(HeldSockets held, Writer out) throws IOException {
        if (held.isKnown()) {
            out.write("Descriptors: " + held.openDescriptors() + " open, " + held.count() + " of them sockets"
                    + (held.descriptorLimit() == 0 ? "" : ", limit " + held.descriptorLimit()) + "\n");
        }
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
