package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** Tells prices over UDP: a datagram with the name of a thing comes, one with its price goes back to where it came from. */
final class PriceBoard implements Closeable {
    private static final int LONGEST_NAME = 64;

    private final DatagramSocket socket;
    private final Counters counters;

    PriceBoard(InetSocketAddress address, Counters counters) throws IOException {
        this.counters = counters;
        socket = new DatagramSocket(address);
        Threads.platform("prices").newThread(this::answerAll).start();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerAll() {
        while (!socket.isClosed()) {
            try {
                answer();
            } catch (IOException e) {
                // close() ends a waiting receive() this way.
                if (!socket.isClosed()) {
                    counters.addFailure("telling a price", e);
                }
            }
        }
    }

    private void answer() throws IOException {
        DatagramPacket question = new DatagramPacket(new byte[LONGEST_NAME], LONGEST_NAME);
        socket.receive(question);
        byte[] price = (question.getLength() + ".00").getBytes(UTF_8);
        socket.send(new DatagramPacket(price, price.length, question.getSocketAddress()));
        counters.add(Counters.Event.PRICE);
    }
}
