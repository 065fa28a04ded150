package io.github.jsock.programs.scenario;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.StandardOpenOption;

/** A file to a socket and a socket to a file: above and below the 8 MB that the JDK maps at once. */
final class SendFile implements Step {
    private static final int MB = 1024 * 1024;

    @Override
    public String name() {
        return "send-file";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocketChannel listener = Loopback.listenChannel(ledger, 50);
        ChannelEnd client = ledger.client(SocketChannel.open(listener.getLocalAddress()));
        ChannelEnd server = ledger.server(listener.accept());
        transfer(client, server, MB + 17);
        transfer(server, client, 9 * MB + 1);
    }

    private static void transfer(ChannelEnd from, ChannelEnd to, int bytes) throws Exception {
        File file = File.createTempFile("scenario", ".bin");
        File copy = File.createTempFile("scenario", ".copy");
        try (FileChannel source = FileChannel.open(file.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel sink = FileChannel.open(copy.toPath(), StandardOpenOption.WRITE)) {
            source.write(ByteBuffer.allocate(1), bytes - 1);
            // File to file moves no byte of a socket, though it is the same system call.
            source.transferTo(0, MB, sink);
            Background receiver = Background.start(() -> receive(to, sink, bytes));
            for (long at = 0; at < bytes; ) {
                long n = source.transferTo(at, bytes - at, from.channel());
                from.countSent(n);
                at += n;
            }
            receiver.join();
        } finally {
            delete(file);
            delete(copy);
        }
    }

    private static void receive(ChannelEnd to, FileChannel sink, int bytes) throws IOException {
        for (long at = 0; at < bytes; ) {
            long n = sink.transferFrom(to.channel(), at, bytes - at);
            to.countReceived(n);
            at += n;
        }
    }

    private static void delete(File file) throws IOException {
        if (!file.delete()) {
            throw new IOException("cannot delete " + file);
        }
    }
}
