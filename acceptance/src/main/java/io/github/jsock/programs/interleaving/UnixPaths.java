package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Unix domain sockets, which the JDK has from 16 on, and a folder for their paths. */
final class UnixPaths {
    final Addresses addresses = new Addresses(0);

    private final Path folder;
    private final AtomicInteger last = new AtomicInteger();

    UnixPaths() throws IOException {
        folder = Files.createTempDirectory("interleaving");
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

    /** A path that is not in use. */
    SocketAddress free() throws ReflectiveOperationException {
        Path path = folder.resolve(Integer.toString(last.incrementAndGet()));
        return (SocketAddress) Class.forName("java.net.UnixDomainSocketAddress")
                .getMethod("of", Path.class)
                .invoke(null, path);
    }

    /** Deletes the folder and what the sockets have left in it. */
    void delete() throws IOException {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
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
}
