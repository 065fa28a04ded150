import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;

/**
 * {@code LibraryLeaks [PORT]}: leaks connections by each library, every one by a method of its own; those to a PostgreSQL
 * server at that port if it is given. Prints {@code READY}, and collects its garbage at each line that it reads.
 */
public final class LibraryLeaks {
    private static final int DEEP = 300;
    private static final List<Object> KEPT = new ArrayList<>();

    private final EndlessPages pages = new EndlessPages();
    private final CloseableHttpClient apache = HttpClients.createDefault();
    private final OkHttpClient okHttp = new OkHttpClient();

    private LibraryLeaks() throws IOException {}

    public static void main(String[] args) throws Exception {
        LibraryLeaks leaks = new LibraryLeaks();
        if (args.length > 0) {
            String url = "jdbc:postgresql://127.0.0.1:" + args[0] + "/postgres?user=postgres&sslmode=disable";
            times(2, () -> postgres(url));
        }
        times(3, leaks::apache);
        times(2, leaks::okHttp);
        NettyTransport nio = new NettyTransport("nio");
        times(4, () -> leaks.channel(nio));
        NettyTransport epoll = new NettyTransport("epoll");
        times(3, () -> leaks.nativeChannel(epoll));
        times(2, leaks::reactor);
        times(2, leaks::kept);
        times(5, leaks::dropped);
        if (!System.getProperty("java.version").startsWith("1.")) {
            Object client = Class.forName("java.net.http.HttpClient").getMethod("newHttpClient").invoke(null);
            times(2, () -> leaks.newClient(client));
        }
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            System.gc();
        }
    }

    private static void times(int count, Callable<?> work) throws Exception {
        for (int i = 0; i < count; i++) {
            work.call();
        }
    }

    private static Object postgres(String url) throws Exception {
        return KEPT.add(DriverManager.getConnection(url));
    }

    /** Its pool lends the connection out until the answer is read or closed. */
    private Object apache() throws Exception {
        return KEPT.add(apache.executeOpen(null, new HttpGet(pages.url()), null));
    }

    private Object okHttp() throws Exception {
        Request request = new Request.Builder().url(pages.url()).build();
        return KEPT.add(okHttp.newCall(request).execute());
    }

    /** The event loop keeps it. */
    private Object channel(NettyTransport transport) throws Exception {
        Bootstrap bootstrap = transport.bootstrap("Socket").handler(nothing());
        return bootstrap.connect("127.0.0.1", pages.port()).sync();
    }

    private Object nativeChannel(NettyTransport transport) throws Exception {
        Bootstrap bootstrap = transport.bootstrap("Socket").handler(nothing());
        return bootstrap.connect("127.0.0.1", pages.port()).sync();
    }

    /** Each step asks the one below from within, so that many frames are between this method and its socket. */
    private Object reactor() {
        Mono<Connection> steps = HttpClient.create()
                .get()
                .uri(pages.url())
                .responseConnection((response, connection) -> Mono.just(connection))
                .next();
        for (int i = 0; i < DEEP; i++) {
            Mono<Connection> below = steps;
            steps = Mono.defer(() -> below);
        }
        return KEPT.add(steps.block());
    }

    private static ChannelInitializer<Channel> nothing() {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {}
        };
    }

    private Object kept() throws IOException {
        return KEPT.add(new URL(pages.url()).openStream());
    }

    private Object dropped() throws IOException {
        InputStream forgotten = new URL(pages.url()).openStream();
        return forgotten.read();
    }

    private Object newClient(Object client) throws Exception {
        Class<?> requestType = Class.forName("java.net.http.HttpRequest");
        Class<?> handlerType = Class.forName("java.net.http.HttpResponse$BodyHandler");
        Object builder = requestType.getMethod("newBuilder", URI.class).invoke(null, URI.create(pages.url()));
        Object request = Class.forName("java.net.http.HttpRequest$Builder").getMethod("build").invoke(builder);
        Object body = Class.forName("java.net.http.HttpResponse$BodyHandlers").getMethod("ofInputStream").invoke(null);
        return KEPT.add(Class.forName("java.net.http.HttpClient")
                .getMethod("send", requestType, handlerType)
                .invoke(client, request, body));
    }
}
