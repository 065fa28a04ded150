package io.github.jsock.exporter.events;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.Reason;
import io.github.jsock.exporter.json.EventJson;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Notices;
import io.github.jsock.recorder.Occurrence;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Events as JSON lines in a file of bounded size. When it is full, it becomes {@code FILE.1}, in the place of an older one, and
 * a new one begins.
 */
final class EventFile {
    /** So many bytes each of the two files has at most, {@value}. */
    static final int MOST_BYTES = 10 << 20;

    private static final int MOST_AT_ONCE = 1 << 18;

    private final File file;
    private final EventJson json;
    private OutputStream out;
    private long bytes;
    private long unwritten;

    EventFile(String name, PortNames names, Owners owners) throws IOException {
        file = new File(name).getAbsoluteFile();
        json = new EventJson(names, owners);
        out = new FileOutputStream(file, true);
        bytes = file.length();
    }

    /**
     * Adds events.
     *
     * @param missed how many came in between that nobody knows any more
     */
    void write(List<Occurrence> events, long missed) {
        unwritten += missed;
        try {
            StringBuilder lines = new StringBuilder();
            int waiting = 0;
            for (Occurrence event : events) {
                lines.append(json.line(event)).append('\n');
                unwritten++;
                waiting++;
                if (lines.length() > MOST_AT_ONCE) {
                    add(lines);
                    unwritten -= waiting;
                    waiting = 0;
                }
            }
            add(lines);
            unwritten -= waiting;
            if (unwritten > 0) {
                add(new StringBuilder(json.missed(unwritten, System.currentTimeMillis())).append('\n'));
                unwritten = 0;
            }
        } catch (IOException e) {
            Notices.once(
                    "events-file",
                    "events cannot be written to " + file + ": " + Reason.of(e)
                            + "; the file will tell how many are missing, once it can");
        }
    }

    /** Adds whole lines, to a new file if they do not fit; leaves none behind. */
    private void add(StringBuilder lines) throws IOException {
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes + text.length > MOST_BYTES) {
            begin();
        }
        out.write(text);
        bytes += text.length;
        lines.setLength(0);
    }

    /** The old file stays open until the new one is: there may be no other descriptor. */
    private void begin() throws IOException {
        if (file.exists()) {
            Files.move(file.toPath(), new File(file + ".1").toPath(), StandardCopyOption.REPLACE_EXISTING);
        }
        OutputStream fresh = new FileOutputStream(file, true);
        out.close();
        out = fresh;
        bytes = 0;
    }

    void close() {
        try {
            out.close();
        } catch (IOException e) {
            // There is nothing left to be written.
        }
    }
}
