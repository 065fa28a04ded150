package io.github.jsock.exporter.jmx;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/**
 * The notifications of {@code jsock:type=Sockets}, at most one of a kind in ten seconds: what happens meanwhile is gathered
 * and sent in one. Not thread-safe, but clients may subscribe at any time.
 */
final class Announcements {
    /** What is announced. */
    enum Kind {
        LISTENER_BOUND("jsock.listener.bound", "A listener was bound"),
        LISTENER_CLOSED("jsock.listener.closed", "A listener was closed"),
        ACCEPT_QUEUE_FULL(
                "jsock.listener.accept_queue_full",
                "An accept queue is full, and what comes is dropped: the application does not accept fast enough"),
        LEAKED("jsock.socket.leaked", "Sockets were forgotten, and closed by the garbage collector"),
        REPORTED("jsock.report.written", "The application is in trouble, and a report was written"),
        TABLE_FULL("jsock.table.full", "Sockets are not tracked, since the table is full (option maxSockets)");

        final String type;
        final String text;

        Kind(String type, String text) {
            this.type = type;
            this.text = text;
        }
    }

    private static final long INTERVAL_NANOS = 10_000_000_000L;
    private static final int MAX_NAMED = 10;

    private final ObjectName source;
    private final NotificationBroadcasterSupport broadcaster;
    private final Map<Kind, List<String>> waiting = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> sentNanos = new EnumMap<>(Kind.class);
    private long sequence;

    Announcements(ObjectName source) {
        this.source = source;
        Kind[] kinds = Kind.values();
        MBeanNotificationInfo[] infos = new MBeanNotificationInfo[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            infos[i] = new MBeanNotificationInfo(
                    new String[] {kinds[i].type},
                    Notification.class.getName(),
                    kinds[i].text + "; at most one in 10 s, which then tells of all");
        }
        broadcaster = new NotificationBroadcasterSupport(infos);
    }

    /** Where clients subscribe. */
    NotificationBroadcasterSupport broadcaster() {
        return broadcaster;
    }

    /** Notes something to be announced. */
    void add(Kind kind, String what) {
        waiting.computeIfAbsent(kind, k -> new ArrayList<>()).add(what);
    }

    /** Forgets what waits, unannounced. */
    void clear() {
        waiting.clear();
    }

    /**
     * Sends what waits, unless one of its kind was sent less than ten seconds ago.
     *
     * @param nowNanos the present, on the clock of {@link System#nanoTime()}
     */
    void send(long nowNanos) {
        for (Kind kind : Kind.values()) {
            List<String> news = waiting.get(kind);
            Long last = sentNanos.get(kind);
            if (news != null && (last == null || nowNanos - last >= INTERVAL_NANOS)) {
                waiting.remove(kind);
                sentNanos.put(kind, nowNanos);
                broadcaster.sendNotification(new Notification(kind.type, source, ++sequence, message(kind, news)));
            }
        }
    }

    private static String message(Kind kind, List<String> news) {
        int named = Math.min(news.size(), MAX_NAMED);
        String message = kind.text + ": " + String.join(", ", news.subList(0, named));
        return named == news.size() ? message : message + " and " + (news.size() - named) + " more";
    }
}
