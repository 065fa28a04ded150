package io.github.jsock.programs.layers;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificate of this host, by which both ends of a connection are served. */
final class Tls {
    /** A self-signed certificate of localhost and 127.0.0.1, in the form that Java 8 reads. */
    private static final String STORE = "localhost.p12";

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Tls() {}

    /** Serves with the certificate, and trusts it. */
    static SSLContext context() throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store());
        return context(trust.getTrustManagers());
    }

    /** Serves with the certificate, and trusts whom these trust. */
    static SSLContext context(TrustManager... trust) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust, null);
        return context;
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Tls.class.getResourceAsStream(STORE)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
