package io.github.jsock.agent;

import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.recorder.Snapshot;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Answers the command line: writes what it asked for to the file that it named. */
final class Report {
    private final PortNames names;

    Report(PortNames names) {
        this.names = names;
    }

    void answer(Request request) throws IOException {
        View view = new View();
        try (Writer out = new OutputStreamWriter(new FileOutputStream(request.file()), StandardCharsets.UTF_8)) {
            switch (request.verb()) {
                case PRINT:
                    print(view, out);
                    break;
                case JSON:
                    new SocketsJson(view, names).write(Collections.emptyMap(), out);
                    out.write('\n');
                    break;
                case DETACH:
                    out.write("jsock: detached from process " + Jvm.pid() + "\n");
                    break;
            }
        }
    }

    private void print(View view, Writer out) throws IOException {
        Snapshot snapshot = view.current();
        SocketLines lines = new SocketLines(names);
        out.write("jsock " + Version.CURRENT + ", process " + Jvm.pid() + ", Java " + Jvm.version() + "\n");
        table("Listeners", lines.listeners(snapshot), out);
        table("Connections", lines.connections(snapshot), out);
        tableIfAny("Datagram sockets", lines.datagramSockets(snapshot), out);
        tableIfAny("Neither listening nor connected", lines.unconnected(snapshot), out);
        tableIfAny("Not tracked: of the JVM itself, or of native libraries", lines.others(view.held()), out);
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
