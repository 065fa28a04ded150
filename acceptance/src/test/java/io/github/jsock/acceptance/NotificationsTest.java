package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Owned;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who subscribes to the MBean is told of leaks and of reports. */
@Execution(ExecutionMode.CONCURRENT)
class NotificationsTest {
    private static final Pattern LEAKED = Pattern.compile(": [1-7] of " + Owned.class.getName() + "\\.leak$");

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellOfLeaksAndReports(Jdk jdk) throws Exception {
        List<Notification> told = new CopyOnWriteArrayList<>();
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0,leakThreshold=30").main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            assertThat(jvm.agentUrl()).isNotNull();
            try (JmxTarget target = JmxTarget.of(jvm.pid())) {
                target.server()
                        .addNotificationListener(
                                new ObjectName("jsock:type=Sockets"), (news, unused) -> told.add(news), null, null);
                // It forgets some sockets and opens many.
                jvm.send("leak");
                await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
                    jvm.send("more");
                    assertThat(told)
                            .anyMatch(news -> news.getType().equals("jsock.report.written")
                                    && news.getMessage().contains("Many sockets are open at "))
                            .anyMatch(news -> news.getType().equals("jsock.socket.leaked")
                                    && LEAKED.matcher(news.getMessage()).find());
                });
            }
        }
    }
}
