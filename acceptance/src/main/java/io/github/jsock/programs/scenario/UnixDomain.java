package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unix domain sockets, which the JDK has from 16 on; and a folder for their paths. */
final class UnixDomain {
    private final Path folder;

    UnixDomain() throws IOException {
        folder = Files.createTempDirectory("scenario");
        folder.toFile().deleteOnExit();
    }

    /** Whether this JVM has them. */
    static boolean available() {
        try {
            Class.forName("java.net.UnixDomainSocketAddress");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A path in the folder, which is deleted in the end. */
    Path path(String name) {
        Path path = folder.resolve(name);
        path.toFile().deleteOnExit();
        return path;
    }

    static SocketAddress address(Path path) throws ReflectiveOperationException {
        return (SocketAddress) Class.forName("java.net.UnixDomainSocketAddress")
                .getMethod("of", Path.class)
                .invoke(null, path);
    }

    static SocketChannel open() throws ReflectiveOperationException {
        return (SocketChannel)
                SocketChannel.class.getMethod("open", ProtocolFamily.class).invoke(null, family());
    }

    static ServerSocketChannel openListener() throws ReflectiveOperationException {
        return (ServerSocketChannel) ServerSocketChannel.class
                .getMethod("open", ProtocolFamily.class)
                .invoke(null, family());
    }

    private static ProtocolFamily family() {
        return StandardProtocolFamily.valueOf("UNIX");
    }

    /** A listener that stays open until the program ends, entered in the ledger. */
    static ServerSocketChannel listen(Ledger ledger, Path path, int backlog)
            throws IOException, ReflectiveOperationException {
        ServerSocketChannel listener = ledger.keep(openListener()).bind(address(path), backlog);
        ledger.listens(path, backlog);
        return listener;
    }

    /** An end that connected to this path; its own is {@code -} if it has none. */
    static ChannelEnd client(Ledger ledger, SocketChannel channel, Object ownPath, Path to) {
        return ledger.enter(new ChannelEnd(channel, "UNIX " + ownPath + " " + to + " client " + to));
    }

    /** An end that was accepted on this path. */
    static ChannelEnd server(Ledger ledger, SocketChannel channel, Path at, Object peerPath) {
        ledger.countAccepted(at);
        return ledger.enter(new ChannelEnd(channel, "UNIX " + at + " " + peerPath + " server " + at));
    }
}
