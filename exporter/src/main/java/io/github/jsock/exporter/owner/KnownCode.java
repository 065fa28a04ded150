package io.github.jsock.exporter.owner;

/** Which code merely passes on what others want: by the names of its classes. */
final class KnownCode {
    private static final String[] OURS = {"io.github.jsock.recorder."};

    private static final String[] JDK = {"java.", "javax.", "sun.", "jdk.", "com.sun.", "com.ibm.", "openj9."};

    /** What in the JDK opens sockets for the rest of it. */
    private static final String[] SOCKET_LAYERS = {
        "java.net.", "java.nio.", "javax.net.", "sun.nio.ch.", "sun.security.ssl.", "java.security.", "java.lang."
    };

    /** Pools, drivers, clients, servers and event loops that hold sockets on behalf of others. */
    private static final String[] PLUMBING = {
        // Event loops and clients
        "io.netty.",
        "io.grpc.",
        "reactor.",
        "io.vertx.",
        "okhttp3.",
        "okio.",
        "org.apache.http.",
        "org.apache.hc.",
        "org.apache.commons.httpclient.",
        "org.asynchttpclient.",
        "org.springframework.http.client.",
        "org.springframework.web.client.",
        "feign.",
        "retrofit2.",
        // Pools and drivers
        "com.zaxxer.hikari.",
        "org.apache.commons.pool",
        "org.apache.commons.dbcp",
        "org.apache.tomcat.jdbc.",
        "com.mchange.",
        "com.alibaba.druid.",
        "org.springframework.jdbc.",
        "org.hibernate.",
        "org.postgresql.",
        "com.mysql.",
        "org.mariadb.jdbc.",
        "oracle.",
        "com.microsoft.sqlserver.",
        "com.mongodb.",
        "redis.clients.",
        "io.lettuce.",
        "org.redisson.",
        "com.rabbitmq.client.",
        "org.apache.kafka.",
        "com.datastax.",
        "org.elasticsearch.client.",
        "com.amazonaws.",
        "software.amazon.awssdk.",
        // Servers
        "org.apache.catalina.",
        "org.apache.coyote.",
        "org.apache.tomcat.",
        "org.eclipse.jetty.",
        "io.undertow.",
        "org.xnio.",
        // What languages and frameworks put in between
        "kotlin.",
        "kotlinx.",
        "scala.",
        "groovy.",
        "org.codehaus.groovy.",
        "clojure.",
        "org.springframework.aop.",
        "org.springframework.cglib.",
        "io.reactivex.",
        "rx.",
        "com.google.common.",
    };

    private KnownCode() {}

    /** Whether it is the agent's, which stands in every stack. */
    static boolean isOurs(String className) {
        return startsWithAny(className, OURS);
    }

    static boolean isJdk(String className) {
        return startsWithAny(className, JDK);
    }

    /** Whether it is of the JDK's own layers from a socket up. */
    static boolean isSocketLayer(String className) {
        return startsWithAny(className, SOCKET_LAYERS);
    }

    static boolean isPlumbing(String className) {
        return startsWithAny(className, PLUMBING);
    }

    /** Whether a proxy or a lambda's class was made at run time, for which nobody has written code. */
    static boolean isGenerated(String className) {
        return className.contains("$$") || className.startsWith("$Proxy") || className.contains(".$Proxy");
    }

    private static boolean startsWithAny(String className, String[] prefixes) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
