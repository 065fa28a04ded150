package io.github.jsock.programs.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All steps, in their order. */
public final class Steps {
    private Steps() {}

    /** The steps of these names; without any, all that every machine can run and this JVM has. */
    public static List<Step> named(String... names) {
        List<Step> steps = new ArrayList<>(Arrays.asList(
                new TlsSockets(),
                new TlsLayered(),
                new TlsFailures(),
                new HttpsUrls(),
                new Proxies(),
                new Tunnels(),
                new SharedPorts(),
                new ReusedClientPort()));
        if (NewHttpClient.available()) {
            steps.add(new HttpClients());
        }
        if (ReusePort.available()) {
            steps.add(new ReusePort());
        }
        if (names.length > 0) {
            steps.add(new LinkLocal());
            steps.removeIf(step -> !Arrays.asList(names).contains(step.name()));
        }
        return steps;
    }
}
