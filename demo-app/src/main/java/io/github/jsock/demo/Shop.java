package io.github.jsock.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program: opens the shop, keeps its clients busy, reports every ten seconds, and closes it. */
public final class Shop {
    private static final int EXIT_CANNOT_OPEN = 1;
    private static final int EXIT_BAD_OPTION = 2;
    private static final int BROWSERS = 3;
    private static final long REPORT_SECONDS = 10;
    private static final long CLOSING_MILLIS = 5_000;

    private final Options options;
    private final Counters counters = new Counters();
    private final CountDownLatch stop = new CountDownLatch(1);

    private Shop(Options options) {
        this.options = options;
    }

    /**
     * Runs the shop until it is stopped or its time is over. The exit code is 0 when its time is over, 1 when it cannot
     * open and 2 for a bad option.
     *
     * @param args see {@code --help}
     * @throws IOException if a connection cannot be opened at the start
     * @throws InterruptedException if the main thread is interrupted, which nothing here does
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("shop: " + e.getMessage());
            System.exit(EXIT_BAD_OPTION);
            return;
        }
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            new Shop(options).run();
        } catch (BindException e) {
            System.err.printf(
                    "shop: cannot listen on all of ports %d to %d (--port-base chooses others): %s%n",
                    options.address(Department.WEB).getPort(),
                    options.address(Collections.max(options.departments())).getPort(),
                    e.getMessage());
            System.exit(EXIT_CANNOT_OPEN);
        }
    }

    // Resources that live as long as this method, closed in the reverse order: clients first, so that none of them
    // finds its service gone.
    @SuppressWarnings("try")
    private void run() throws IOException, InterruptedException {
        try (OrderService orders = new OrderService(options.address(Department.ORDERS), counters);
                StockService stock = new StockService(options.address(Department.STOCK), counters);
                MailService mail = new MailService(options.address(Department.MAIL), counters);
                PriceBoard prices = new PriceBoard(options.address(Department.PRICES), counters);
                OrderPool pool = new OrderPool(options.address(Department.ORDERS));
                WebShop web = new WebShop(options.address(Department.WEB), pool, counters);
                StockClient scanners = new StockClient(options.address(Department.STOCK), counters);
                PriceClient shopper = new PriceClient(options.address(Department.PRICES));
                Troubles troubles = new Troubles(options, counters);
                Timetable timetable = new Timetable(counters)) {
            closeOnSignal();
            sendOut(timetable, scanners);
            timetable.every(Duration.ofMillis(300), "asking a price", shopper::ask);
            troubles.sendOut(timetable);
            announce(troubles);
            reportUntilStopped();
        }
        System.out.println("The shop is closed: " + counters);
    }

    private void sendOut(Timetable timetable, StockClient scanners) throws IOException {
        InetSocketAddress web = options.address(Department.WEB);
        for (int i = 0; i < BROWSERS; i++) {
            timetable.every(Duration.ofMillis(400), "browsing", new Browser(web)::visit);
        }
        timetable.every(Duration.ofSeconds(1), "browsing the old way", new OldBrowser(web)::visit);
        timetable.every(Duration.ofMillis(200), "asking stock", scanners::ask);
        timetable.every(
                Duration.ofMillis(500), "posting a letter", new MailClient(options.address(Department.MAIL))::post);
        timetable.every(
                Duration.ofSeconds(2), "paying", new PaymentClient(options.address(Department.PAYMENT), counters)::pay);
    }

    private void announce(Troubles troubles) {
        for (Department department : options.departments()) {
            InetSocketAddress address = options.address(department);
            System.out.printf(
                    "  %-8s %s:%-5d  %s%n",
                    department.label(),
                    address.getAddress().getHostAddress(),
                    address.getPort(),
                    department.description());
        }
        troubles.announce();
        System.out.printf(
                "The shop is open: pid %d, Java %s. Ctrl-C closes it.%n",
                ProcessHandle.current().pid(), Runtime.version());
    }

    private void reportUntilStopped() throws InterruptedException {
        long elapsed = 0;
        while (elapsed < options.seconds()) {
            long wait = Math.min(REPORT_SECONDS, options.seconds() - elapsed);
            if (stop.await(wait, TimeUnit.SECONDS)) {
                return;
            }
            elapsed += wait;
            if (wait == REPORT_SECONDS) {
                System.out.println(elapsed + " s: " + counters);
            }
        }
    }

    /** On Ctrl-C and SIGTERM the JVM ends when its shutdown hooks do, so this one waits for the main thread to close. */
    private void closeOnSignal() {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                main.join(CLOSING_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
