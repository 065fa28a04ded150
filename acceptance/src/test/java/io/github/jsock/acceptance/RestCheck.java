package io.github.jsock.acceptance;

import io.github.jsock.acceptance.Published.Totals;
import java.util.List;

/**
 * Holds what the agent publishes against the kernel alone, while a program rests of which little else is known: each socket
 * is in one list, as what it is.
 *
 * @param agentPort sockets of TCP at this local port are the agent's own
 */
record RestCheck(KernelSockets kernel, Published published, Scrape scrape, int agentPort) {
    /**
     * Compares all that must agree whenever the agent came.
     *
     * @param connecting how many sockets are, by the program's word: whether it has asked what came of a connect, the kernel
     *     does not know; nor whether there was one, if it failed before the agent came
     */
    void compare(Difference difference, long connecting) {
        List<String> kernels = new KernelTexts(kernel, agentPort).all().toList();
        difference.between("sockets", kernels.stream(), new PublishedTexts(published, kernel).all());
        Totals totals = published.totals();
        difference.between("sockets of the kernel", (long) kernels.size(), totals.socketFds() - totals.own());
        difference.between("tracked and others", totals.socketFds(), totals.tracked() + totals.others());
        difference.between("sum of others", (long) published.otherSockets().size(), totals.others());
        difference.between("sum of connections", (long) published.connections().size(), totals.connectionsOpen());
        difference.between(
                "opened connections",
                totals.connectionsClosed() + totals.connectionsOpen(),
                totals.connectionsOpened());
        difference.between("connects in progress", connectingSockets(), totals.connectsInProgress());
        difference.between("connecting, but not in the program", 0L, Math.max(0, connectingSockets() - connecting));
        difference.between("errors", 0L, totals.errors());
    }

    private long connectingSockets() {
        return published.unconnected().stream()
                .filter(socket -> socket.state().equals("connecting"))
                .count();
    }

    /** Compares what must agree as well if the agent was there from the start. */
    void missedNothing(Difference difference, long connecting) {
        difference.between("sockets that are connecting", connecting, connectingSockets());
        difference.between("untracked", 0L, scrape.sum("jvm_socket_agent_untracked_total"));
    }
}
