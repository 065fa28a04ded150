package io.github.jsock.programs;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * Is started with a socket as its standard streams, as {@code inetd} starts programs. With the argument {@code channel} it
 * takes it over and sends back all that comes, with {@code streams} it reads it as standard input; until the end of the
 * stream, or an empty datagram.
 */
public final class Inherited {
    private static final int MOST_BYTES = 100;

    private Inherited() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("streams")) {
            while (System.in.read() >= 0) {
                // Nobody answers.
            }
            return;
        }
        Channel inherited = System.inheritedChannel();
        if (System.inheritedChannel() != inherited) {
            throw new IOException("there are two");
        }
        if (inherited instanceof ServerSocketChannel) {
            echo(((ServerSocketChannel) inherited).accept());
        } else if (inherited instanceof DatagramChannel) {
            echo((DatagramChannel) inherited);
        } else {
            echo((ByteChannel) inherited);
        }
    }

    private static void echo(ByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (channel.read(bytes) >= 0) {
            bytes.flip();
            channel.write(bytes);
            bytes.clear();
        }
        channel.close();
    }

    private static void echo(DatagramChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        for (int length = -1; length != 0; length = bytes.limit()) {
            bytes.clear();
            SocketAddress from = channel.receive(bytes);
            bytes.flip();
            channel.send(bytes.duplicate(), from);
        }
    }
}
