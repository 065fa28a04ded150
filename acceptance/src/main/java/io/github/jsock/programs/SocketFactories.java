package io.github.jsock.programs;

import io.github.jsock.programs.factories.ChannelSocketImpl;
import io.github.jsock.programs.factories.PlatformSocketImpl;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * {@link Greeting} over an application's own {@code SocketImpl}s: {@code channel} for those made of channels,
 * {@code platform} for those that delegate to the JDK's, and {@code client} for the latter in {@code Socket} alone.
 */
public final class SocketFactories {
    private SocketFactories() {}

    /** Runs it. */
    @SuppressWarnings("deprecation")
    public static void main(String[] args) throws IOException {
        String way = args[0];
        if (way.equals("channel")) {
            Socket.setSocketImplFactory(ChannelSocketImpl::new);
            ServerSocket.setSocketFactory(ChannelSocketImpl::new);
        } else {
            Socket.setSocketImplFactory(() -> new PlatformSocketImpl(false));
            if (!way.equals("client")) {
                ServerSocket.setSocketFactory(() -> new PlatformSocketImpl(true));
            }
        }
        Greeting.main(new String[0]);
    }
}
