package io.github.jsock.recorder;

import java.lang.reflect.Field;
import java.net.DatagramPacket;

/** The part of a packet's buffer that a datagram may fill, which the packet's length no longer tells once one has come. */
final class PacketRoom {
    private static final Field BUFFER_LENGTH;

    static {
        try {
            BUFFER_LENGTH = JdkAccess.field(DatagramPacket.class, "bufLength");
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private PacketRoom() {}

    /** In bytes. */
    static int of(DatagramPacket packet) throws IllegalAccessException {
        return BUFFER_LENGTH.getInt(packet);
    }
}
