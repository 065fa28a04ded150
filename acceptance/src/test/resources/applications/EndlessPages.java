import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Begins to answer whoever connects with a page that never ends. */
final class EndlessPages {
    private static final String BEGINNING = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nOnce upon a time";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final List<Socket> readers = new ArrayList<>();

    EndlessPages() throws IOException {
        Thread thread = new Thread(this::serve, "pages");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    private void serve() {
        try {
            while (true) {
                Socket reader = listener.accept();
                readers.add(reader);
                reader.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
