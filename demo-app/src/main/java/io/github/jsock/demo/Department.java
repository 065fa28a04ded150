package io.github.jsock.demo;

import java.util.Locale;

/** What sits on which port: ports in a row from the base port on. */
enum Department {
    WEB(0, "HttpServer; browsers call it with HttpClient and HttpURLConnection"),
    ORDERS(1, "ServerSocket, a thread per connection; the web shop keeps a pool of connections to it"),
    STOCK(2, "ServerSocketChannel and Selector; non-blocking clients, gathering writes"),
    MAIL(3, "ServerSocket; one short connection per letter"),
    PAYMENT(4, "nobody listens here: each connect is refused"),
    PRICES(5, "DatagramSocket; a connected DatagramChannel asks it, over UDP"),
    RETURNS(6, "ServerSocket with a backlog of 5, which serves on the thread that accepts: too slowly");

    private final int offset;
    private final String description;

    Department(int offset, String description) {
        this.offset = offset;
        this.description = description;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    /** Its port, counted from the base port. */
    int offset() {
        return offset;
    }
}
