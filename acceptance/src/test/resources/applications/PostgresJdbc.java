import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** {@code PostgresJdbc PORT}: a connection to a PostgreSQL server, and a query with a long result. */
public final class PostgresJdbc {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + args[0] + "/postgres?user=postgres&sslmode=disable";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select repeat('x', 1000) from generate_series(1, 1000)")) {
            int count = 0;
            while (rows.next()) {
                count += rows.getString(1).length();
            }
            System.out.println("characters came: " + count);
            System.err.println("waiting");
            System.in.read();
        }
        System.out.println("done");
        System.exit(0);
    }
}
