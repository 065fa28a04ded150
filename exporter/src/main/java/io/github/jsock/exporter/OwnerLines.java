package io.github.jsock.exporter;

import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.exporter.owner.OwnerTable;
import io.github.jsock.recorder.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The owners of a snapshot's sockets, and stacks, as lines for people to read:
 *
 * <pre>
 * OPEN  CLIENT  SERVER  LISTENING  UDP  UNCONNECTED  CLOSE-WAIT  LEAKED  OWNER                   FROM      BY                      STACKS
 *   12      12       0          0    0            0           2      30  com.shop.OrderDao.load  shop.jar  postgresql-42.7.4.jar  3,7
 * </pre>
 */
public final class OwnerLines {
    private static final String NONE = "-";
    private static final int MOST_STACKS = 5;

    private OwnerLines() {}

    /** A heading and a line for each owner, the one with the most first. */
    public static List<String> owners(OwnerTable owners) {
        return owners(owners.rows());
    }

    /** A heading and a line for each of these. */
    public static List<String> owners(List<OwnerRow> owners) {
        TextTable table = new TextTable()
                .right("OPEN")
                .right("CLIENT")
                .right("SERVER")
                .right("LISTENING")
                .right("UDP")
                .right("UNCONNECTED")
                .right("CLOSE-WAIT")
                .right("LEAKED")
                .left("OWNER")
                .left("FROM")
                .left("BY")
                .left("STACKS");
        for (OwnerRow row : owners) {
            table.row(
                    row.open(),
                    row.connections(Role.CLIENT),
                    row.connections(Role.SERVER),
                    row.listeners(),
                    row.datagramSockets(),
                    row.unconnected(),
                    row.closeWait(),
                    row.leaked(),
                    row.owner(),
                    orNone(row.location()),
                    orNone(row.library()),
                    stacks(row));
        }
        return table.lines();
    }

    private static String stacks(OwnerRow row) {
        String first =
                row.stacks().stream().limit(MOST_STACKS).map(String::valueOf).collect(Collectors.joining(","));
        return row.stacks().isEmpty() ? NONE : row.stacks().size() > MOST_STACKS ? first + ",…" : first;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }

    /** A stack as the JVM prints it, under its owner. */
    public static List<String> stack(Origin origin) {
        List<String> lines = new ArrayList<>();
        lines.add(TextTable.printable(origin.owner()));
        for (StackTraceElement frame : origin.frames()) {
            lines.add("\tat " + TextTable.printable(frame.toString()));
        }
        return lines;
    }
}
