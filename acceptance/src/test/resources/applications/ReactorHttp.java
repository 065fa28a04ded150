import io.netty.buffer.Unpooled;
import java.util.Arrays;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** An HTTP server and client of Reactor Netty, on epoll. They keep their connections open until a line comes. */
public final class ReactorHttp {
    public static void main(String[] args) throws Exception {
        byte[] body = new byte[1_000_003];
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post("/echo", (request, response) -> response.send(request.receive().retain())))
                .bindNow();
        HttpClient client = HttpClient.create().host("127.0.0.1").port(server.port());
        for (int i = 0; i < 3; i++) {
            byte[] answer = client.post()
                    .uri("/echo")
                    .send(ByteBufFlux.fromInbound(Mono.just(Unpooled.wrappedBuffer(body))))
                    .responseSingle((response, bytes) -> bytes.asByteArray())
                    .block();
            System.out.println("the same came back: " + Arrays.equals(body, answer));
        }
        System.err.println("waiting");
        System.in.read();
        server.disposeNow();
        System.out.println("done");
        System.exit(0);
    }
}
