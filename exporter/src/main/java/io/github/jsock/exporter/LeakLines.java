package io.github.jsock.exporter;

import io.github.jsock.exporter.leak.Evidence;
import io.github.jsock.exporter.leak.SuspectGroup;
import io.github.jsock.exporter.leak.Suspects;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.exporter.owner.OwnerTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was forgotten, and what may have been, as lines for people to read:
 *
 * <pre>
 * SUSPECTS  KIND    LOOKS      EVIDENCE                     OLDEST  IDLE    OPEN  CLOSED  OWNER                   STACK  SERVICE
 *       12  client  forgotten  10 peer closed, 2 used once   2h07m  1h55m      15      40  com.shop.OrderDao.load      3  db:5432
 * </pre>
 */
public final class LeakLines {
    private static final String NONE = "-";
    private static final int MOST_SERVICES = 3;

    private LeakLines() {}

    /** A heading and a line for each group of suspects, those that look most forgotten first. */
    public static List<String> suspects(Suspects suspects) {
        TextTable table = new TextTable()
                .right("SUSPECTS")
                .left("KIND")
                .left("LOOKS")
                .left("EVIDENCE")
                .right("OLDEST")
                .right("IDLE")
                .right("OPEN")
                .right("CLOSED")
                .left("OWNER")
                .right("STACK")
                .left("SERVICE");
        for (SuspectGroup group : suspects.groups()) {
            table.row(
                    group.suspects(),
                    group.kind(),
                    group.looks().name().toLowerCase(Locale.ROOT),
                    evidence(group),
                    Elapsed.ofSeconds(group.oldestSeconds()),
                    Elapsed.ofSeconds(group.longestIdleSeconds()),
                    group.open(),
                    group.closed(),
                    group.owner(),
                    stack(group),
                    services(group));
        }
        return table.lines();
    }

    private static String evidence(SuspectGroup group) {
        return Arrays.stream(Evidence.values())
                .filter(evidence -> group.suspects(evidence) > 0)
                .map(evidence -> group.suspects(evidence) + " " + evidence.words())
                .collect(Collectors.joining(", "));
    }

    private static String stack(SuspectGroup group) {
        Origin origin = group.origin();
        return origin == null || origin.stackId() == Origin.NO_STACK ? NONE : String.valueOf(origin.stackId());
    }

    private static String services(SuspectGroup group) {
        String first = group.services().stream().limit(MOST_SERVICES).collect(Collectors.joining(" "));
        return first.isEmpty() ? NONE : group.services().size() > MOST_SERVICES ? first + " …" : first;
    }

    /** A heading and a line for each owner that has connections in {@code CLOSE_WAIT}. */
    public static List<String> closeWait(OwnerTable owners) {
        TextTable table = new TextTable().right("CLOSE-WAIT").right("OLDEST").left("OWNER");
        for (OwnerRow row : owners.rows()) {
            if (row.closeWait() > 0) {
                table.row(row.closeWait(), Elapsed.ofSeconds(row.closeWaitSeconds()), row.owner());
            }
        }
        return table.lines();
    }

    /** A heading and a line for each owner of sockets that the garbage collector has closed. */
    public static List<String> collected(OwnerTable owners) {
        TextTable table = new TextTable().right("LEAKED").left("OWNER").left("FROM");
        for (OwnerRow row : owners.rows()) {
            if (row.leaked() > 0) {
                table.row(row.leaked(), row.owner(), row.location() == null ? NONE : row.location());
            }
        }
        return table.lines();
    }

    /** All of it, with titles. */
    public static List<String> all(Suspects suspects, OwnerTable owners) {
        List<String> lines = new ArrayList<>();
        String rule = "open for " + Elapsed.ofSeconds(suspects.rule().ageSeconds()) + ", idle for "
                + Elapsed.ofSeconds(suspects.rule().idleSeconds());
        lines.add("Suspects, " + rule + " or longer: "
                + suspects.groups().stream().mapToInt(SuspectGroup::suspects).sum());
        lines.addAll(suspects(suspects));
        titled("Ended by the peer, and not closed here", closeWait(owners), lines);
        titled("Forgotten, and closed by the garbage collector", collected(owners), lines);
        return lines;
    }

    private static void titled(String title, List<String> table, List<String> lines) {
        if (table.size() > 1) {
            lines.add("");
            lines.add(title);
            lines.addAll(table);
        }
    }
}
