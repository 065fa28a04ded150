package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** An end that is a {@link Socket}, or a channel's adaptor, and is used by its streams. */
final class SocketEnd extends End {
    private @Nullable Socket socket;

    SocketEnd(String role, Socket socket) {
        super(role, socket.getLocalPort(), socket.getPort());
        this.socket = socket;
    }

    /** The socket; must not have been dropped. */
    Socket socket() {
        Socket held = socket;
        if (held == null) {
            throw new IllegalStateException("dropped");
        }
        return held;
    }

    @Override
    int write(byte[] bytes, int length) throws IOException {
        socket().getOutputStream().write(bytes, 0, length);
        return length;
    }

    @Override
    int read(byte[] bytes, int length) throws IOException {
        return socket().getInputStream().read(bytes, 0, length);
    }

    @Override
    void shutdownOutput() throws IOException {
        socket().shutdownOutput();
    }

    @Override
    void closeSocket() throws IOException {
        socket().close();
    }

    /** Forgets the socket without closing it. */
    void drop() {
        socket = null;
    }
}
