package io.github.jsock.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What the shop has done since it opened. Any thread may count. */
final class Counters {
    /** One thing that is counted, by the service that did it; refusals, leaks and failures by the client. */
    enum Event {
        PAGE("pages"),
        ORDER("orders"),
        STOCK_ANSWER("stock answers"),
        LETTER("letters"),
        PRICE("prices"),
        PAYMENT_REFUSED("payments refused"),
        LEAKED("connections leaked"),
        FAILED("failures");

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

    /** All counts on one line, as in {@code 12 pages, 6 orders, ...}. */
    @Override
    public String toString() {
        return Arrays.stream(Event.values())
                .map(event -> adder(event).sum() + " " + event.label)
                .collect(Collectors.joining(", "));
    }

    private LongAdder adder(Event event) {
        return counts.computeIfAbsent(event, e -> new LongAdder());
    }
}
