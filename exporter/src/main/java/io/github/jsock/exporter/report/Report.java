package io.github.jsock.exporter.report;

import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.LeakLines;
import io.github.jsock.exporter.OwnerLines;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.TextTable;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.exporter.owner.OwnerTable;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Incident;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that matters about the sockets, on one screen. Not for threads of the application. */
public final class Report {
    private static final int MOST_OWNERS = 8;
    private static final int MOST_STACKS = 3;
    private static final int MOST_FRAMES = 14;
    private static final int MOST_ROWS = 6;

    private final View view;
    private final PortNames names;
    private final SocketLines lines;

    /** A report of what this view shows. */
    public Report(View view, PortNames names) {
        this.view = view;
        this.names = names;
        this.lines = new SocketLines(names, view.owners(), MOST_ROWS);
    }

    /** Has loaded what a report needs while there are descriptors, and memory; what this view shows stays as fresh as it was. */
    void prepare() {
        names.prepare();
        new Report(view.another(), names).lines();
    }

    /** The report as somebody asks for it. */
    public List<String> lines() {
        return lines(null, 0);
    }

    /**
     * The report as lines.
     *
     * @param incident what made it due; {@code null} when somebody asked for it
     * @param times how often that has happened
     */
    List<String> lines(@Nullable Incident incident, long times) {
        Snapshot snapshot = view.renewedShallow();
        // What is shown below is no older than this.
        view.heldAnew();
        OwnerTable owners = view.ownerTable();
        Holdings holdings = new Holdings(snapshot, view, owners);
        long pid = Jvm.pid();
        List<String> report = new ArrayList<>();
        report.add(
                incident == null
                        ? "Report of all sockets at " + IsoTime.text(snapshot.takenMillis())
                        : Headline.of(incident, times, view.owners()));
        report.add("process " + pid + ", Java " + Jvm.version() + ", jsock " + Version.CURRENT);
        report.add("");
        report.addAll(holdings.lines());
        addOwners(report, owners.rows());
        addSuspects(report);
        addServices(report, snapshot);
        addFailures(report, snapshot);
        addQueues(report, holdings.unaccepted);
        addPorts(report, holdings.ports, snapshot);
        addTable(report, "Ended last", lines.recentlyClosed(snapshot));
        report.add("");
        report.add("What to do next");
        report.addAll(WhatNext.lines(incident, holdings, pid));
        return report;
    }

    private void addOwners(List<String> report, List<OwnerRow> owners) {
        List<OwnerRow> top = owners.subList(0, Math.min(MOST_OWNERS, owners.size()));
        List<String> table = OwnerLines.owners(top);
        addMore(table, owners.size() - top.size());
        addTable(report, "Owners, most sockets first", table);
        for (OwnerRow owner : owners.subList(0, Math.min(MOST_STACKS, owners.size()))) {
            Origin origin = view.owners().withStack(owner.mainStack());
            if (origin != null) {
                List<String> stack = OwnerLines.stack(origin);
                report.add("");
                report.add("Stack " + origin.stackId() + ", of " + stack.get(0));
                addFrames(report, stack);
            }
        }
    }

    private static void addFrames(List<String> report, List<String> stack) {
        int end = Math.min(stack.size(), 1 + MOST_FRAMES);
        report.addAll(stack.subList(1, end));
        if (end < stack.size()) {
            report.add("\t... " + (stack.size() - end) + " more");
        }
    }

    private void addSuspects(List<String> report) {
        List<String> table = LeakLines.suspects(view.suspects());
        int shown = Math.min(table.size(), 1 + MOST_ROWS);
        List<String> text = new ArrayList<>(table.subList(0, shown));
        addMore(text, table.size() - shown);
        addTable(report, "Open for long and idle for long, perhaps forgotten", text);
    }

    private void addServices(List<String> report, Snapshot snapshot) {
        List<ServiceSnapshot> busiest = snapshot.services().stream()
                .sorted(Comparator.comparingLong(ServiceSnapshot::open)
                        .thenComparingLong(ServiceSnapshot::opened)
                        .reversed())
                .collect(Collectors.toList());
        addTable(report, "Services, most open connections first", lines.services(busiest));
    }

    private static void addFailures(List<String> report, Snapshot snapshot) {
        List<Object[]> rows = new ArrayList<>();
        for (ServiceSnapshot service : snapshot.services()) {
            for (ErrorType cause : ErrorType.values()) {
                long count = service.role() == Role.CLIENT ? service.failures(cause) : 0;
                if (count > 0) {
                    rows.add(new Object[] {
                        count, cause.label(), service.service().authority()
                    });
                }
            }
        }
        rows.sort(Comparator.comparingLong((Object[] row) -> -(long) row[0]));
        TextTable table = new TextTable().right("COUNT").left("CAUSE").left("SERVICE");
        rows.stream().limit(MOST_ROWS).forEach(table::row);
        List<String> text = table.lines();
        addMore(text, rows.size() - MOST_ROWS);
        addTable(report, "Connects that failed", text);
    }

    private void addQueues(List<String> report, Unaccepted unaccepted) {
        addTable(report, "Connections that wait to be accepted, or have waited", unaccepted.table(lines));
        addRemarks(report, unaccepted.remarks());
    }

    private static void addPorts(List<String> report, PortsInUse ports, Snapshot snapshot) {
        addTable(report, "Ephemeral ports in use, by any process and in TIME_WAIT too, most first", ports.table());
        boolean connects = snapshot.services().stream()
                .anyMatch(service ->
                        service.role() == Role.CLIENT && service.service().transport() == Transport.TCP);
        if (connects && !ports.areKnown()) {
            addRemarks(report, Collections.singletonList("How many ephemeral ports are in use is not known now"));
        }
    }

    private static void addRemarks(List<String> report, List<String> remarks) {
        if (!remarks.isEmpty()) {
            report.add("");
            report.addAll(remarks);
        }
    }

    private static void addMore(List<String> table, int more) {
        if (more > 0) {
            table.add(more + " more");
        }
    }

    /** Adds a table, unless it has no rows. */
    private static void addTable(List<String> report, String title, List<String> table) {
        if (table.size() > 1) {
            report.add("");
            report.add(title);
            report.addAll(table);
        }
    }
}
