package io.github.jsock.exporter.report;

import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.recorder.Incident;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can do about what a report shows. */
final class WhatNext {
    private static final String BULLET = "- ";

    private WhatNext() {}

    static List<String> lines(@Nullable Incident incident, Holdings holdings, long pid) {
        List<String> lines = new ArrayList<>();
        Trouble trouble = incident == null ? null : incident.trouble();
        if (incident != null && trouble == Trouble.ADDRESS_NOT_AVAILABLE) {
            portsRanOut(lines, incident.service(), holdings.ports);
        } else {
            if (trouble == Trouble.TOO_MANY_OPEN_FILES) {
                descriptorsRanOut(lines, holdings.held, pid);
            }
            topOwner(lines, holdings.topOwner, holdings.open());
        }
        if (holdings.peerEnded > 0) {
            lines.add(BULLET + "of " + holdings.peerEnded
                    + " connections the peer has closed its side (CLOSE_WAIT): each stays"
                    + " until the application closes it too (docs/close-wait.md)");
        }
        if (holdings.leaked > 0) {
            lines.add(BULLET + holdings.leaked + " sockets were forgotten without being closed (LEAKED above): see who"
                    + " opened them, and close them there, with try-with-resources");
        }
        Listener full = holdings.unaccepted.full();
        if (full != null) {
            lines.add(BULLET + "the accept queue of " + full.local()
                    + " was full, when what comes is dropped: see that it accepts without doing anything else in between,"
                    + " and has a larger backlog (docs/slow-accepts.md)");
        }
        lines.add(BULLET + "java -jar jsock.jar " + pid + " owners: every owner with its stacks; " + pid
                + " leaks: what may have been forgotten; " + pid + ": every socket");
        lines.add(BULLET + "the same is in JConsole, domain jsock, and as JSON at /api/v1/owners and /api/v1/sockets");
        return lines;
    }

    private static void descriptorsRanOut(List<String> lines, HeldSockets held, long pid) {
        if (held.count() * 2 < held.openDescriptors()) {
            lines.add(BULLET + "only " + held.count() + " of " + held.openDescriptors()
                    + " descriptors are sockets: ls -l /proc/" + pid + "/fd tells which files are open");
        }
        lines.add(BULLET + "if all of them are needed, raise the limit"
                + (held.descriptorLimit() == 0 ? "" : " of " + held.descriptorLimit())
                + ": ulimit -n, LimitNOFILE= of systemd, --ulimit nofile= of docker; if not, a higher limit only puts it"
                + " off (docs/too-many-open-files.md)");
    }

    private static void portsRanOut(List<String> lines, @Nullable Service destination, PortsInUse ports) {
        String to = destination == null ? "the destination" : destination.authority();
        lines.add(BULLET + "most likely all local ports are in use for " + to + ports.towards(destination)
                + ": each connection holds one, and for a minute after its end (TIME_WAIT) if our side closed first");
        lines.add(BULLET
                + "ss -tan state time-wait | wc -l counts those; net.ipv4.ip_local_port_range is how many there are");
        lines.add(
                BULLET + "use connections again (keep-alive, a pool) instead of a new one for each request; a wider"
                        + " ip_local_port_range or net.ipv4.tcp_tw_reuse=1 only puts it off (docs/cannot-assign-requested-address.md)");
        lines.add(BULLET
                + "if the application binds its sockets to an address of its choice, see that this machine has it");
    }

    private static void topOwner(List<String> lines, @Nullable OwnerRow owner, int open) {
        if (owner != null && owner.open() > 0) {
            String from = owner.location() == null ? "" : " (" + owner.location() + ")";
            lines.add(BULLET + owner.owner() + from + " holds " + owner.open() + " of " + open
                    + " sockets: see that it closes each one, or has fewer (the limit of a pool)");
        }
    }
}
