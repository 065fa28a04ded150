package io.github.jsock.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;

/** A visitor who came with an older Java: {@link HttpURLConnection}, whose connections the JDK keeps and shares. */
final class OldBrowser {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final URL page;

    OldBrowser(InetSocketAddress web) throws IOException {
        page = new URL("http", web.getAddress().getHostAddress(), web.getPort(), "/order");
    }

    /** Orders without looking. */
    void visit() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) page.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        // Read to the end and close, not disconnect(): only so is the connection kept for the next visit.
        try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
        }
    }
}
