package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jsock.programs.Layers;
import java.net.NetworkInterface;
import java.net.URI;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS, HTTP and proxies stand on sockets that are counted once; sockets that share a port are told apart. */
@Execution(ExecutionMode.CONCURRENT)
class LayersTest {
    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.Way#onEveryJdk")
    void countsEachConnectionOnce(Jdk jdk, Way way) throws Exception {
        assertEachStepAgrees(jdk, way);
    }

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.Way#onEveryJdk")
    void knowsAddressesThatNeedTheirInterface(Jdk jdk, Way way) throws Exception {
        assumeTrue(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(address -> address.isLinkLocalAddress() && address.getAddress().length == 16),
                "no interface of this machine has a link-local address of IPv6");
        assertEachStepAgrees(jdk, way, "link-local");
    }

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.Jdk#all")
    void knowsWhichListenerOfAPortHasAcceptedWhenItComesLate(Jdk jdk) throws Exception {
        try (TargetJvm jvm = ScenarioRun.started(TargetJvm.on(jdk).main(Layers.class.getName(), "shared-ports"))) {
            LinksAccount account = LinksAccount.parse(ScenarioRun.runStep(jvm, "shared-ports"));
            jvm.attach("port=0");
            Difference difference = new Difference();
            difference.between(
                    "connections of the program",
                    account.openEnds().stream(),
                    Published.at(jvm.agentUrl()).connections().stream().map(LinksAccount::text));
            difference.assertNone("published otherwise than it is");
        }
    }

    private static void assertEachStepAgrees(Jdk jdk, Way way, String... steps) throws Exception {
        try (TargetJvm jvm = way.start(jdk, Layers.class, steps)) {
            URI agent = jvm.agentUrl();
            ScenarioRun.throughAllSteps(
                    jvm,
                    (step, account) -> new LinksCheck(
                                    LinksAccount.parse(account),
                                    KernelSockets.of(jvm.pid()),
                                    Published.at(agent),
                                    Scrape.at(agent),
                                    agent.getPort())
                            .assertAgreement(step));
            HooksSeen.note(jdk.toString(), Published.at(agent).hooks());
            jvm.send("exit");
            assertThat(jvm.awaitExit()).as("exit code").isZero();
            way.assertOnlyTheStartLineIsNew(jvm);
        }
    }
}
