package io.github.jsock.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What the shop has done since it opened. Any thread may count. */
final class Counters {
    /** One thing that is counted, by the service that did it; refusals, failures and all that is wrong by the client. */
    enum Event {
        PAGE("pages"),
        ORDER("orders"),
        STOCK_ANSWER("stock answers"),
        LETTER("letters"),
        PRICE("prices"),
        PAYMENT_REFUSED("payments refused"),
        FAILED("failures"),
        LEAKED("connections leaked"),
        LEFT_UNCLOSED("connections left unclosed"),
        TURNED_AWAY("customers turned away"),
        NEVER_CONNECTED("channels never connected"),
        ASKED_ONCE("connections for one question"),
        BROKEN_OFF("connections broken off");

        private final String label;

        Event(String label) {
            this.label = label;
        }
    }

    private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

    Counters() {
        for (Event event : Event.values()) {
            counts.put(event, new LongAdder());
        }
    }

    void add(Event event) {
        adder(event).increment();
    }

    /** Counts a failure that the shop does not stage, and says on stderr what it was. */
    void addFailure(String what, Exception failure) {
        add(Event.FAILED);
        System.err.println("shop: " + what + " failed: " + failure);
    }

    /** The counts on one line, as in {@code 12 pages, 6 orders, ...}; of troubles only those that there are. */
    @Override
    public String toString() {
        return Arrays.stream(Event.values())
                .filter(event ->
                        event.compareTo(Event.FAILED) <= 0 || adder(event).sum() > 0)
                .map(event -> adder(event).sum() + " " + event.label)
                .collect(Collectors.joining(", "));
    }

    private LongAdder adder(Event event) {
        return counts.computeIfAbsent(event, e -> new LongAdder());
    }
}
