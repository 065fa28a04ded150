package io.github.jsock.exporter.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file that reports are added to. It stays open, since it could not be opened when descriptors have run out; and when it is
 * full, its older half makes room.
 */
final class ReportFile implements ReportPlace {
    private static final int MOST_BYTES = 1 << 20;
    /** Two blank lines after each, for there are single ones within. */
    private static final String END = "\n\n\n";

    private final RandomAccessFile file;

    ReportFile(String name) throws IOException {
        file = new RandomAccessFile(name, "rw");
    }

    @Override
    public void write(List<String> report) throws IOException {
        byte[] text = (String.join("\n", report) + END).getBytes(StandardCharsets.UTF_8);
        long end = file.length();
        if (end + text.length > MOST_BYTES) {
            end = dropOlderHalf(end);
        }
        file.seek(end);
        file.write(text);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Keeps what begins with a whole report; where it now ends. */
    private long dropOlderHalf(long end) throws IOException {
        byte[] newer = new byte[(int) Math.min(end, MOST_BYTES / 2)];
        file.seek(end - newer.length);
        file.readFully(newer);
        String text = new String(newer, StandardCharsets.UTF_8);
        int whole = text.indexOf(END);
        byte[] kept =
                text.substring(whole < 0 ? text.length() : whole + END.length()).getBytes(StandardCharsets.UTF_8);
        file.seek(0);
        file.write(kept);
        file.setLength(kept.length);
        return kept.length;
    }
}
