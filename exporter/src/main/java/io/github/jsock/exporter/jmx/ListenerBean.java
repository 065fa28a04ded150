package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.kernel.AcceptQueue;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code jsock:type=Listener,…}: all listening sockets with one transport, local address and port. */
final class ListenerBean implements ListenerMXBean {
    private final View view;
    private final PortNames names;
    private final Service half;
    private volatile List<Listener> lastKnown;

    /**
     * A bean for these listeners.
     *
     * @param half the transport, local address and local port that all of them have
     * @param listeners at least one
     */
    ListenerBean(View view, PortNames names, Service half, List<Listener> listeners) {
        this.view = view;
        this.names = names;
        this.half = half;
        this.lastKnown = listeners;
    }

    private List<Listener> sockets() {
        List<Listener> found = new ArrayList<>(1);
        for (Listener listener : view.current().listeners()) {
            if (half.equals(Service.offeredAt(listener.transport(), listener.local()))) {
                found.add(listener);
            }
        }
        if (!found.isEmpty()) {
            lastKnown = found;
        }
        return lastKnown;
    }

    @Override
    public String getTransport() {
        return half.transport().label();
    }

    @Override
    public String getAddress() {
        return half.address();
    }

    @Override
    public int getPort() {
        return half.port();
    }

    @Override
    public String getServiceName() {
        return names.nameOf(half);
    }

    @Override
    public @Nullable Integer getBacklog() {
        int backlog = sockets().get(0).backlog();
        return backlog == Listener.BACKLOG_UNKNOWN ? null : Integer.valueOf(backlog);
    }

    private @Nullable AcceptQueue queue() {
        return view.acceptQueues().of(sockets());
    }

    @Override
    public @Nullable Long getAcceptQueueLength() {
        AcceptQueue queue = queue();
        return queue == null ? null : Long.valueOf(queue.length());
    }

    @Override
    public @Nullable Long getAcceptQueueLimit() {
        AcceptQueue queue = queue();
        return queue == null ? null : queue.limit();
    }

    @Override
    public @Nullable Long getAcceptQueueLengthMax() {
        AcceptQueue queue = queue();
        return queue == null ? null : Long.valueOf(queue.longest());
    }

    @Override
    public long getAccepted() {
        long accepted = 0;
        for (Listener listener : sockets()) {
            accepted += listener.accepted();
        }
        return accepted;
    }

    @Override
    public long getOpen() {
        return sockets().get(0).open();
    }

    @Override
    public @Nullable String getOpenedAt() {
        Listener first = sockets().get(0);
        return first.adopted() ? null : IsoTime.text(first.sinceMillis());
    }

    @Override
    public boolean isAdopted() {
        return sockets().get(0).adopted();
    }

    @Override
    public int getSockets() {
        return sockets().size();
    }
}
