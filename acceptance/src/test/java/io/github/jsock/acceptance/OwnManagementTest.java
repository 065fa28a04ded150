package io.github.jsock.acceptance;

import io.github.jsock.programs.OwnManagement;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application gets its own log manager and its own MBean server: the program says so, and must say it here too. */
@Execution(ExecutionMode.CONCURRENT)
class OwnManagementTest {
    private static final String LOG_MANAGER = "-Djava.util.logging.manager=" + OwnManagement.Logs.class.getName();
    private static final String MBEAN_SERVERS =
            "-Djavax.management.builder.initial=" + OwnManagement.Servers.class.getName();

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesTheApplicationItsOwn(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs(LOG_MANAGER, MBEAN_SERVERS)
                .program(OwnManagement.class.getName())
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
    }
}
