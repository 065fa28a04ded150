package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.UnseenDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which sockets this process held at one moment, by the kernel's word, and which of them the table has not. */
public final class HeldSockets {
    private final KernelSample sample;
    private final long number;
    private final int count;
    private final Map<Service, Integer> portsInUse;
    private final int portLimit;
    private final List<OtherSocket> others = new ArrayList<>();

    HeldSockets(KernelSample sample, PortCensus census, long number) {
        this.number = number;
        portsInUse = sample.isTcpComplete() ? census.inUse() : Collections.emptyMap();
        portLimit = census.limit();
        this.sample = sample;
        SocketDescriptors held = sample.descriptors();
        count = held.count();
        for (int place = 0; place < held.places(); place++) {
            int descriptor = held.descriptor(place);
            boolean ended = sample.connectionId(descriptor) != 0;
            if (held.inode(place) != 0 && !ended && !Recording.isTracked(descriptor)) {
                others.add(other(descriptor, sample.socket(descriptor)));
            }
        }
    }

    /** The how-manieth time it was that the kernel was asked, from 1. */
    long number() {
        return number;
    }

    KernelSample sample() {
        return sample;
    }

    private static OtherSocket other(int descriptor, @Nullable KernelSocket socket) {
        if (socket == null) {
            return new OtherSocket(descriptor, new UnseenDescriptor(descriptor).kind(), "");
        }
        boolean named = socket.local().isKnown() && !socket.local().address().isEmpty();
        return new OtherSocket(
                descriptor, socket.table().kind(), named ? socket.local().toString() : "");
    }

    /** Whether the kernel can be asked at all. */
    public boolean isKnown() {
        return count > 0;
    }

    /** How many descriptors of the process are sockets. */
    public int count() {
        return count;
    }

    /** How many descriptors of the process are open, sockets or not. */
    public int openDescriptors() {
        return sample.descriptors().open();
    }

    /** How many of them are files, folders or devices. */
    public int files() {
        return sample.descriptors().files();
    }

    /**
     * Whether all open descriptors could be looked at, or there may be more: when few are left to list them with, each number is
     * looked at by itself, a hundred thousand at most.
     */
    public boolean countsAll() {
        return sample.descriptors().areComplete();
    }

    /** How many descriptors the process may have open (RLIMIT_NOFILE); 0 when there is no limit or it is not known. */
    public int descriptorLimit() {
        return sample.descriptors().limit();
    }

    /**
     * When the kernel was asked, in milliseconds since the epoch: how the connections were is as old as that. Where the
     * tables of TCP cannot be read, it is the last time at which they could.
     */
    public long takenMillis() {
        return sample.takenMillis();
    }

    /**
     * How a connection was in the kernel. {@code null} when that is not known: it is not of TCP, it was opened after the
     * kernel was asked, it was never seen in the kernel's tables, or is missing there for the first time.
     */
    public @Nullable KernelState stateOf(Connection connection) {
        return sample.stateOf(connection);
    }

    /** Whether it is known how many ephemeral ports are in use: not so when the kernel's tables of TCP could not be read. */
    public boolean knowsPorts() {
        return sample.isTcpComplete();
    }

    /**
     * How many ephemeral ports are in use towards each destination of TCP: in any state, TIME_WAIT among them, and by any process
     * of the network namespace. Of a destination with several addresses it is the one with the most.
     */
    public Map<Service, Integer> ephemeralPortsInUse() {
        return Collections.unmodifiableMap(portsInUse);
    }

    /** How many ephemeral ports there are towards each destination, for one local address; -1 when it is not known. */
    public int ephemeralPortLimit() {
        return portLimit;
    }

    /** Those that are not in the table, by ascending descriptor; the JVM's own, unnamed Unix domain ones, among them. */
    public List<OtherSocket> others() {
        return Collections.unmodifiableList(others);
    }
}
