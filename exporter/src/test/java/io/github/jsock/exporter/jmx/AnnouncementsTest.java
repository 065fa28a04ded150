package io.github.jsock.exporter.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<String> heard = new ArrayList<>();
    private Announcements announcements;

    @BeforeEach
    void subscribe() throws Exception {
        announcements = new Announcements(new ObjectName("jsock:type=Sockets"));
        announcements
                .broadcaster()
                .addNotificationListener(
                        (news, handback) -> heard.add(news.getType() + " " + news.getMessage()), null, null);
    }

    @Test
    void sendsAtMostOneOfAKindInTenSecondsAndLosesNothing() {
        long start = Long.MAX_VALUE - 7 * SECOND; // the clock may overflow
        announcements.add(Announcements.Kind.LISTENER_BOUND, "tcp 0.0.0.0:1");
        announcements.send(start);
        announcements.add(Announcements.Kind.LISTENER_BOUND, "tcp 0.0.0.0:2");
        announcements.add(Announcements.Kind.LISTENER_CLOSED, "tcp 0.0.0.0:1");
        announcements.send(start + 5 * SECOND);
        announcements.add(Announcements.Kind.LISTENER_BOUND, "tcp 0.0.0.0:3");
        announcements.send(start + 10 * SECOND - 1);
        assertThat(heard)
                .containsExactly(
                        "jsock.listener.bound A listener was bound: tcp 0.0.0.0:1",
                        "jsock.listener.closed A listener was closed: tcp 0.0.0.0:1");
        announcements.send(start + 10 * SECOND);
        announcements.send(start + 30 * SECOND);
        assertThat(heard)
                .hasSize(3)
                .last()
                .isEqualTo("jsock.listener.bound A listener was bound: tcp 0.0.0.0:2, tcp 0.0.0.0:3");
    }

    @Test
    void namesTenAndCountsTheRest() {
        for (int port = 1; port <= 5_000; port++) {
            announcements.add(Announcements.Kind.LISTENER_CLOSED, "tcp 0.0.0.0:" + port);
        }
        announcements.send(0);
        assertThat(heard)
                .singleElement()
                .asString()
                .endsWith("tcp 0.0.0.0:10 and 4990 more")
                .hasSizeLessThan(300);
    }
}
