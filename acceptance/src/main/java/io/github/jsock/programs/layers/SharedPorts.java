package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Two listeners that have one port number, on different addresses. */
final class SharedPorts implements Step {
    @Override
    public String name() {
        return "shared-ports";
    }

    @Override
    public void run(Links links) throws Exception {
        ServerSocket first = links.keep(new ServerSocket(0, 50, Loopback.V4));
        ServerSocket second = links.keep(new ServerSocket());
        while (!second.isBound()) {
            try {
                second.bind(Loopback.port(2, first.getLocalPort()));
            } catch (IOException taken) {
                first = links.keep(new ServerSocket(0, 50, Loopback.V4));
            }
        }
        for (int i = 0; i < 2; i++) {
            connect(links, first);
            connect(links, second);
            connect(links, second);
        }
    }

    private static void connect(Links links, ServerSocket listener) throws Exception {
        InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
        Socket client = links.keep(new Socket(address.getAddress(), address.getPort()));
        Socket server = listener.accept();
        links.accepted(server);
        Exchange.over(client, server);
    }
}
