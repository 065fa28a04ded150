import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import io.github.jsock.programs.Greeting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.mockito.MockedStatic;

/** Mocks inline: Mockito rewrites classes that are loaded already, those of the JDK's sockets among them. */
public final class Mocks {
    static final class Shop {
        static String town() {
            return "Ulm";
        }

        String state() {
            return "open";
        }
    }

    public static void main(String[] args) throws Exception {
        Shop shop = mock(Shop.class);
        when(shop.state()).thenReturn("mocked");
        System.out.println("a final class: " + shop.state());
        try (MockedStatic<Shop> statics = mockStatic(Shop.class)) {
            statics.when(Shop::town).thenReturn("mocked");
            System.out.println("a static method: " + Shop.town());
        }

        Socket socket = mock(Socket.class);
        when(socket.getPort()).thenReturn(7);
        Socket accepted = mock(Socket.class);
        ServerSocket listener = mock(ServerSocket.class);
        when(listener.accept()).thenReturn(accepted);
        SocketChannel channel = mock(SocketChannel.class);
        when(channel.isConnected()).thenReturn(true);
        System.out.println("sockets: " + socket.getPort() + ", " + (listener.accept() == accepted) + ", "
                + channel.isConnected());
        Greeting.main(args);
    }
}
