package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Loopback;
import java.net.ServerSocket;
import java.net.Socket;

/** One pair of addresses and ports again and again, while the kernel still keeps the pair of the time before. */
final class ReusedClientPort implements Step {
    @Override
    public String name() {
        return "reused-client-port";
    }

    @Override
    public void run(Links links) throws Exception {
        ServerSocket listener = links.keep(new ServerSocket(0, 50, Loopback.V4));
        int port = 0;
        for (int i = 0; i < 4; i++) {
            Socket client = links.keep(new Socket());
            client.setReuseAddress(true);
            client.bind(Loopback.port(port));
            client.connect(Loopback.port(listener.getLocalPort()));
            port = client.getLocalPort();
            Socket server = listener.accept();
            Link link = links.accepted(server);
            Exchange.over(client, server);
            if (i < 3) {
                // Who closes first keeps the pair, in TIME_WAIT: a listener takes it up again, a client would not.
                link.close(server, client);
            }
        }
    }
}
