package io.github.jsock.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the shop does wrong on purpose: the troubles that the options ask for, and no other. */
final class Troubles implements Closeable {
    private final Options options;
    private final Counters counters;
    private final @Nullable ReturnsDesk desk;

    Troubles(Options options, Counters counters) throws IOException {
        this.options = options;
        this.counters = counters;
        desk = options.troubles().contains(Trouble.BACKLOG)
                ? new ReturnsDesk(options.address(Department.RETURNS), counters)
                : null;
    }

    /** Has the timetable keep them up. */
    void sendOut(Timetable timetable) {
        InetSocketAddress web = options.address(Department.WEB);
        InetSocketAddress orders = options.address(Department.ORDERS);
        Set<Trouble> troubles = options.troubles();
        if (troubles.contains(Trouble.LEAK)) {
            timetable.every(
                    Duration.ofSeconds(1), "forgetting a connection", new ForgetfulClient(orders, counters)::forget);
        }
        if (troubles.contains(Trouble.CLOSE_WAIT)) {
            timetable.every(Duration.ofSeconds(1), "reading a page", new InattentiveBrowser(web, counters)::read);
        }
        if (troubles.contains(Trouble.NEVER_CONNECT)) {
            timetable.every(Duration.ofSeconds(1), "hesitating", new HesitantClient(counters)::prepare);
        }
        if (troubles.contains(Trouble.EPHEMERAL)) {
            timetable.every(Duration.ofMillis(100), "asking once", new RestlessClient(orders, counters)::ask);
        }
        if (troubles.contains(Trouble.RESETS)) {
            timetable.every(Duration.ofSeconds(1), "breaking off", new RudeClient(orders, counters)::breakOff);
        }
        if (desk != null) {
            timetable.every(
                    Duration.ofMillis(200),
                    "returning",
                    new ReturningCustomers(options.address(Department.RETURNS), counters)::come);
        }
    }

    /** Says which there are. */
    void announce() {
        for (Trouble trouble : options.troubles()) {
            System.out.println("  " + trouble.flag() + ": " + trouble.description());
        }
    }

    @Override
    public void close() throws IOException {
        if (desk != null) {
            desk.close();
        }
    }
}
