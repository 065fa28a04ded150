import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;

/** {@code LettuceRedis PORT PATH}: two connections to a Redis server, by TCP and by its Unix domain socket. */
public final class LettuceRedis {
    public static void main(String[] args) throws Exception {
        RedisClient client = RedisClient.create();
        StatefulRedisConnection<String, String> tcp =
                client.connect(RedisURI.create("127.0.0.1", Integer.parseInt(args[0])));
        StatefulRedisConnection<String, String> unix = client.connect(RedisURI.Builder.socket(args[1]).build());
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            value.append(i % 10);
        }
        tcp.sync().set("key", value.toString());
        System.out.println("the same came back: " + value.toString().equals(unix.sync().get("key")));
        System.err.println("waiting");
        System.in.read();
        client.shutdown();
        System.out.println("done");
        System.exit(0);
    }
}
