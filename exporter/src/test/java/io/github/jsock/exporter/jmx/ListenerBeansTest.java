package io.github.jsock.exporter.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.exporter.ForkedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The beans of listeners that come and go in a program with room for eight sockets. */
@Timeout(180)
class ListenerBeansTest {
    private ForkedJvm program;
    private JmxClient client;

    @BeforeEach
    void start() throws Exception {
        program = ForkedJvm.start("maxSockets=8");
        client = new JmxClient(program.pid());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        program.close();
    }

    private List<String> listeners() throws Exception {
        List<String> names = new ArrayList<>();
        for (ObjectName name : client.server.queryNames(JmxClient.name("type=Listener,*"), null)) {
            names.add(name.toString());
        }
        return names;
    }

    private static String keys(String address, String port) {
        return "type=Listener,transport=tcp,address=\"" + address + "\",port=" + port;
    }

    @Test
    void followTheListeners() throws Exception {
        String first = program.ask("listen first 127.0.0.1");
        program.ask("beans register");
        assertThat(listeners()).containsExactly("jsock:" + keys("127.0.0.1", first));
        String second = program.ask("listen second 0.0.0.0");
        program.tell("close-listener first", "beans refresh");
        // An unspecified address is :: for the kernel where it has IPv6.
        assertThat(listeners()).singleElement().isIn("jsock:" + keys("0.0.0.0", second), "jsock:" + keys("::", second));
        program.tell("close-listener second", "beans refresh");
        assertThat(listeners()).isEmpty();
    }

    @Test
    void tellWhatTheListenerIsAndDoes() throws Exception {
        String port = program.ask("listen shop 127.0.0.1");
        program.tell("connect a shop", "connect b shop", "close b", "beans register", "beans settle");
        String keys = keys("127.0.0.1", port);
        assertThat(client.get(keys, "Address")).isEqualTo("127.0.0.1");
        assertThat(client.get(keys, "Port")).isEqualTo(Integer.valueOf(port));
        assertThat(client.get(keys, "Backlog")).isEqualTo(50);
        assertThat(client.get(keys, "Accepted")).isEqualTo(2L);
        assertThat(client.get(keys, "Open")).isEqualTo(1L);
        assertThat(client.get(keys, "Adopted")).isEqualTo(false);
        assertThat((String) client.get(keys, "OpenedAt")).endsWith("Z");
    }

    @Test
    void sayWhatIsNotKnown() throws Exception {
        String port = program.ask("listen-unseen shop 127.0.0.1");
        program.tell("connect a shop", "beans register");
        String keys = keys("127.0.0.1", port);
        assertThat(client.get(keys, "Adopted")).isEqualTo(true);
        assertThat(client.get(keys, "Backlog")).isNull();
        assertThat(client.get(keys, "OpenedAt")).isNull();
    }

    @Test
    void areSharedByListenersThatShareTheirPort() throws Exception {
        String port = program.ask("listen shop 127.0.0.1");
        program.tell("listen-too twin shop 50", "beans register", "beans settle");
        String keys = keys("127.0.0.1", port);
        assertThat(listeners()).containsExactly("jsock:" + keys);
        assertThat(client.get(keys, "Sockets")).isEqualTo(2);
        program.tell("close-listener shop", "beans refresh");
        assertThat(listeners()).containsExactly("jsock:" + keys);
        assertThat(client.get(keys, "Sockets")).isEqualTo(1);
    }

    @Test
    void comeWithNotifications() throws Exception {
        String first = program.ask("listen first 127.0.0.1");
        program.ask("beans register");
        BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
        client.server.addNotificationListener(
                JmxClient.name("type=Sockets"), (news, handback) -> heard.add(news), null, null);
        String second = program.ask("listen second 127.0.0.1");
        program.ask("close-listener first");
        program.tell("connect a second", "connect b second", "connect c second", "connect d second", "beans refresh");
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Notification news = heard.poll(30, TimeUnit.SECONDS);
            messages.add(news == null ? "nothing" : news.getType() + ' ' + news.getMessage());
        }
        assertThat(messages)
                .containsExactly(
                        "jsock.listener.bound A listener was bound: tcp 127.0.0.1:" + second,
                        "jsock.listener.closed A listener was closed: tcp 127.0.0.1:" + first,
                        "jsock.table.full Sockets are not tracked, since the table is full (option maxSockets): 1 more");
        assertThat(client.get("type=Agent", "Untracked")).isEqualTo(1L);
    }
}
