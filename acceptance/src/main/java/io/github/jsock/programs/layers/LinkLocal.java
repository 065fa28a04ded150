package io.github.jsock.programs.layers;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;

/** An address of IPv6 that is this host's only together with the name of its interface. */
final class LinkLocal implements Step {
    @Override
    public String name() {
        return "link-local";
    }

    @Override
    public void run(Links links) throws Exception {
        InetAddress address = address();
        ServerSocket listener = links.keep(new ServerSocket(0, 50, address));
        for (int i = 0; i < 2; i++) {
            Socket client = links.keep(new Socket(address, listener.getLocalPort()));
            Socket server = listener.accept();
            Link link = links.accepted(server);
            Exchange.over(client, server);
            if (i == 0) {
                link.close(client, server);
            }
        }
    }

    private static InetAddress address() throws IOException {
        for (NetworkInterface face : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(face.getInetAddresses())) {
                if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
                    return address;
                }
            }
        }
        throw new IOException("no interface has such an address");
    }
}
