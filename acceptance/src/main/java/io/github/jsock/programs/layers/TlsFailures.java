package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Handshakes that fail, since the client does not trust the server's certificate. */
final class TlsFailures implements Step {
    @Override
    public String name() {
        return "tls-failures";
    }

    @Override
    public void run(Links links) throws Exception {
        SSLContext context = Tls.context();
        ServerSocket listener = links.keep(context.getServerSocketFactory().createServerSocket(0, 50, Loopback.V4));
        for (int i = 0; i < 3; i++) {
            Distrust distrust = new Distrust();
            SSLSocket client = (SSLSocket)
                    Tls.context(distrust).getSocketFactory().createSocket(Loopback.V4, listener.getLocalPort());
            SSLSocket server = (SSLSocket) listener.accept();
            Link link = links.accepted(server);
            Background serving = Background.start(() -> failing(server));
            distrust.server = serving;
            failing(client);
            serving.join();
            links.handshakeFailed();
            link.close(client, server);
        }
    }

    private static void failing(SSLSocket socket) throws IOException {
        try {
            socket.startHandshake();
        } catch (SSLHandshakeException expected) {
            return;
        }
        throw new IOException("nobody is trusted, yet the handshake succeeded");
    }

    /** Trusts nobody; but says so only when the server waits for the answer, so that this is what the server hears. */
    private static final class Distrust implements X509TrustManager {
        private @Nullable Background server;

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            try {
                if (server != null) {
                    server.awaitBlocked();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            throw new CertificateException("not trusted");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("not trusted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
