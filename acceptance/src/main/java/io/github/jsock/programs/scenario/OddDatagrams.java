package io.github.jsock.programs.scenario;

import java.io.IOException;

/** Datagrams that are empty, that fill their buffer, or that are cut off because it is too small; and many destinations. */
final class OddDatagrams implements Step {
    private static final int DESTINATIONS = 70;

    @Override
    public String name() {
        return "odd-datagrams";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        for (DatagramKind kind : DatagramKind.values()) {
            DatagramEnd from = kind.open(ledger);
            from.bindAny();
            DatagramEnd to = kind.open(ledger);
            to.bindChosen(Loopback.V4);
            from.send(0, to.address());
            to.receive(10);
            from.send(10, to.address());
            to.receive(10);
            from.send(1_000, to.address());
            to.receive(10);
            from.send(9, to.address());
            to.receive(10);

            to.connect(from.address());
            from.send(0, to.address());
            to.receive(10);
            from.send(20, to.address());
            to.receive(10);
            sendEmptyWhileConnected(to, from);
        }
        manyDestinations(ledger);
    }

    /** Not every kind then sends it: a channel's write of nothing does nothing. What follows it tells. */
    private static void sendEmptyWhileConnected(DatagramEnd from, DatagramEnd to) throws IOException {
        from.sendBytes(new byte[0], null);
        from.send(1);
        if (to.receive(10) == 0) {
            from.countSent(0);
            to.receive(10);
        }
    }

    /** All of 127.0.0.0/8 is this host. */
    private static void manyDestinations(Ledger ledger) throws IOException {
        DatagramEnd to = DatagramKind.SOCKET.open(ledger);
        to.bindChosen(Loopback.ANY);
        for (DatagramKind kind : DatagramKind.values()) {
            DatagramEnd from = kind.open(ledger);
            for (int i = 0; i < DESTINATIONS; i++) {
                from.send(i, Loopback.port(2 + i, to.localPort()));
                to.receive(1_500);
            }
            DatagramEnd few = kind.open(ledger);
            for (int i = 0; i < 6; i++) {
                few.send(i, Loopback.port(1 + i % 3, to.localPort()));
                to.receive(1_500);
            }
        }
    }
}
