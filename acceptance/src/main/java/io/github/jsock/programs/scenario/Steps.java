package io.github.jsock.programs.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All steps of the scenario, in their order. */
public final class Steps {
    private Steps() {}

    /** The steps that this JVM and this kernel can run; {@code seed} decides all that is random in them. */
    public static List<Step> all(long seed) {
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
                new Resets()));
        if (VirtualThreads.available()) {
            steps.add(new VirtualThreads(seed));
        }
        return steps;
    }
}
