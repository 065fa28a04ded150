package io.github.jsock.programs.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All steps of the scenario, in their order. */
public final class Steps {
    private Steps() {}

    /** The steps that this JVM and this kernel can run; {@code seed} decides all that is random in them. */
    public static List<Step> all(long seed) {
        PendingConnects pending = new PendingConnects();
        List<Step> steps = new ArrayList<>(Arrays.asList(
                new BlockingSockets(),
                new BlockingChannels(),
                new SelectorEcho(),
                new Adaptors(),
                new ScatterGather(),
                new SendFile(),
                new UrgentData(),
                new HalfClose(),
                new RefusedConnects(),
                new TimedOutConnects(),
                new UnresolvedConnects(),
                new ClosedWhileBlocked(),
                new DroppedSockets(),
                new Backlogs(),
                new AddressFamilies(),
                new DescriptorReuse(seed),
                new Resets(),
                new Datagrams(),
                new ConnectedDatagrams(),
                new OddDatagrams(),
                new DatagramScatterGather(),
                new UnreachablePorts(),
                new BlockedDatagrams(),
                new AsynchronousChannels(),
                new AsynchronousFailures(),
                new UnconnectedSockets(),
                pending,
                pending.givenUp()));
        if (UnixDomain.available()) {
            steps.add(new UnixConnections());
            steps.add(new UnixFailures());
        }
        if (VirtualThreads.available()) {
            steps.add(new VirtualThreads(seed));
        }
        return steps;
    }
}
