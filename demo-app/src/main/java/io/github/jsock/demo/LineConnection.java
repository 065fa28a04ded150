package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A connection on which each side says one line at a time. For one thread at a time. */
final class LineConnection implements Closeable {
    private final Socket socket;
    private final BufferedReader in;
    private final BufferedWriter out;

    /** Takes over a connected socket: closing the one closes the other. */
    LineConnection(Socket socket) throws IOException {
        this.socket = socket;
        // A line is a whole message: it must not wait for the acknowledgement of the one before (Nagle).
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8));
    }

    /** The next line of the peer, or null when it has closed the connection. */
    @Nullable
    String readLine() throws IOException {
        return in.readLine();
    }

    void writeLine(String line) throws IOException {
        out.write(line);
        out.write('\n');
        out.flush();
    }

    /**
     * Says a line and waits for the answer.
     *
     * @throws EOFException if the peer closed the connection instead
     */
    String ask(String line) throws IOException {
        writeLine(line);
        String answer = readLine();
        if (answer == null) {
            throw new EOFException("no answer to: " + line);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
