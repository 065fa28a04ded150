package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ErrorTypeTest {
    private interface Call {
        void run() throws IOException;
    }

    private static ErrorType typeOf(Call call) {
        try {
            call.run();
        } catch (IOException | RuntimeException e) {
            return ErrorType.of(e);
        }
        throw new AssertionError("did not fail");
    }

    @Test
    void tellsWhatTheJdkReallyThrows() throws IOException {
        int closedPort;
        try (ServerSocket taken = new ServerSocket(0)) {
            closedPort = taken.getLocalPort();
            assertThat(typeOf(() -> new ServerSocket(taken.getLocalPort()).close()))
                    .isEqualTo(ErrorType.ADDRESS_IN_USE);
            taken.setSoTimeout(1);
            assertThat(typeOf(() -> taken.accept().close())).isEqualTo(ErrorType.TIMED_OUT);
        }
        InetSocketAddress closed = new InetSocketAddress("127.0.0.1", closedPort);
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere.invalid", 80);
        assertThat(typeOf(() -> SocketChannel.open(closed).close())).isEqualTo(ErrorType.REFUSED);
        assertThat(typeOf(() -> SocketChannel.open(unresolved).close())).isEqualTo(ErrorType.UNRESOLVED);
        assertThat(typeOf(() -> new Socket().connect(unresolved))).isEqualTo(ErrorType.UNRESOLVED);
        assertThat(typeOf(() -> {
                    Socket socket = new Socket();
                    socket.close();
                    socket.connect(closed);
                }))
                .isEqualTo(ErrorType.CLOSED);
    }

    @Test
    void tellsTheSystemsErrorsApartByTheirText() {
        assertThat(ErrorType.of(new NoRouteToHostException("Cannot assign requested address")))
                .isEqualTo(ErrorType.ADDRESS_NOT_AVAILABLE);
        assertThat(ErrorType.of(new NoRouteToHostException("No route to host"))).isEqualTo(ErrorType.HOST_UNREACHABLE);
        assertThat(ErrorType.of(new ConnectException("Network is unreachable"))).isEqualTo(ErrorType.NET_UNREACHABLE);
        assertThat(ErrorType.of(new ConnectException("Connection timed out"))).isEqualTo(ErrorType.TIMED_OUT);
        assertThat(ErrorType.of(new SocketTimeoutException("Connect timed out")))
                .isEqualTo(ErrorType.TIMED_OUT);
        assertThat(ErrorType.of(new SocketException("Too many open files"))).isEqualTo(ErrorType.TOO_MANY_OPEN_FILES);
        assertThat(ErrorType.of(new IOException("Connection reset by peer"))).isEqualTo(ErrorType.RESET);
        assertThat(ErrorType.of(new IOException("Broken pipe"))).isEqualTo(ErrorType.BROKEN_PIPE);
        assertThat(ErrorType.of(new AsynchronousCloseException())).isEqualTo(ErrorType.CLOSED);
    }

    @Test
    void fallsBackOnTheExceptionsClass() {
        assertThat(ErrorType.of(new ConnectException("Verbindungsaufbau abgelehnt")))
                .isEqualTo(ErrorType.REFUSED);
        assertThat(ErrorType.of(new BindException())).isEqualTo(ErrorType.ADDRESS_IN_USE);
        assertThat(ErrorType.of(new IOException("disk on fire"))).isEqualTo(ErrorType.OTHER);
    }
}
