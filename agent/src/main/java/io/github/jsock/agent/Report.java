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
                    print(view.current(), out);
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

    private void print(Snapshot snapshot, Writer out) throws IOException {
        SocketLines lines = new SocketLines(names);
        out.write("jsock " + Version.CURRENT + ", process " + Jvm.pid() + ", Java " + Jvm.version() + "\n");
        table("Listeners", lines.listeners(snapshot), out);
        table("Connections", lines.connections(snapshot), out);
    }

    private static void table(String title, List<String> lines, Writer out) throws IOException {
        out.write("\n" + title + ": " + (lines.size() - 1) + "\n");
        for (String line : lines) {
            out.write(line + "\n");
        }
    }
}
