package io.github.jsock.exporter;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Registered names of TCP ports: those of {@code services(5)}, and ours where it has none. */
final class RegisteredPorts {
    /**
     * What JVM applications mostly talk to, as IANA's "Service Name and Transport Protocol Port Number Registry" has it.
     *
     * <p>Only where the name helps. Left out are the ports that became known for something else than they are registered
     * for: 1521 (ncube-lm; Oracle), 2181 (eforward; ZooKeeper), 3128 (ndl-aas; Squid), 5005 (avt-profile-2; JDWP), 5044
     * (lxi-evntsvc; Logstash), 5601 (esmagent; Kibana), 6443 (sun-sr-https; Kubernetes), 7000 (afs3-fileserver;
     * Cassandra), 8009 (nvme-disc; AJP), 8443 (pcsync-https), 8500 (fmtp; Consul), 9090 (websm; Prometheus), 9092
     * (XmlIpcRegSvc; Kafka), 9100 (hp-pdl-datastr), 9200 (wap-wsp; Elasticsearch), 9300 (vrace; Elasticsearch). And those
     * that are not registered at all: 8983 (Solr), 9042 (Cassandra), 61616 (ActiveMQ).
     */
    private static final String[] BUNDLED = {
        "ftp 21/tcp", "ssh 22/tcp", "telnet 23/tcp", "smtp 25/tcp",
        "domain 53/tcp", "http 80/tcp", "kerberos 88/tcp", "pop3 110/tcp",
        "sunrpc 111/tcp", "imap 143/tcp", "ldap 389/tcp", "https 443/tcp",
        "kpasswd 464/tcp", "submissions 465/tcp", "submission 587/tcp", "ldaps 636/tcp",
        "domain-s 853/tcp", "imaps 993/tcp", "pop3s 995/tcp", "socks 1080/tcp",
        "rmiregistry 1099/tcp", "ibm-mqseries 1414/tcp", "ms-sql-s 1433/tcp", "mqtt 1883/tcp",
        "nfs 2049/tcp", "docker 2375/tcp", "docker-s 2376/tcp", "etcd-client 2379/tcp",
        "etcd-server 2380/tcp", "gds-db 3050/tcp", "msft-gc 3268/tcp", "msft-gc-ssl 3269/tcp",
        "mysql 3306/tcp", "diameter 3868/tcp", "opentelemetry 4317/tcp", "epmd 4369/tcp",
        "sip 5060/tcp", "sips 5061/tcp", "xmpp-client 5222/tcp", "xmpp-server 5269/tcp",
        "postgresql 5432/tcp", "amqps 5671/tcp", "amqp 5672/tcp", "couchdb 5984/tcp",
        "redis 6379/tcp", "syslog-tls 6514/tcp", "neo4j 7474/tcp", "coherence 7574/tcp",
        "bolt 7687/tcp", "http-alt 8080/tcp", "secure-mqtt 8883/tcp", "git 9418/tcp",
        "memcache 11211/tcp", "mongodb 27017/tcp", "mysqlx 33060/tcp",
    };

    private static final String TCP = "/tcp";
    private static final int READ_BYTES = 8 * 1024;

    private final File servicesFile;
    private byte @Nullable [] text;

    /** Those of a file, which is read at the first question, or before. */
    RegisteredPorts(File servicesFile) {
        this.servicesFile = servicesFile;
    }

    /** Reads the file, as far as that can be done, unless it has been read. */
    synchronized byte[] read() {
        byte[] read = text;
        if (read == null) {
            read = contents().toByteArray();
            text = read;
        }
        return read;
    }

    private ByteArrayOutputStream contents() {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        try {
            // Reading what is not a plain file might never end.
            if (servicesFile.isFile()) {
                try (InputStream in = new FileInputStream(servicesFile)) {
                    byte[] some = new byte[READ_BYTES];
                    for (int count = in.read(some); count >= 0; count = in.read(some)) {
                        contents.write(some, 0, count);
                    }
                }
            }
        } catch (IOException | SecurityException e) {
            // Names are a courtesy: what could be read stands, the bundled ones fill in.
        }
        return contents;
    }

    /** Names by port: those of the file, and the bundled ones for all other ports. */
    Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        StringTokenizer lines = new StringTokenizer(new String(read(), StandardCharsets.UTF_8), "\n");
        while (lines.hasMoreTokens()) {
            readLineInto(names, lines.nextToken());
        }
        for (String line : BUNDLED) {
            readLineInto(names, line);
        }
        return names;
    }

    /** Takes in {@code name port/tcp alias… # comment}, unless the port has a name. All other lines are passed over. */
    private static void readLineInto(Map<Integer, String> names, String line) {
        int comment = line.indexOf('#');
        StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
        if (words.countTokens() >= 2) {
            String name = words.nextToken();
            String port = words.nextToken();
            if (port.endsWith(TCP)) {
                try {
                    names.putIfAbsent(Integer.parseInt(port.substring(0, port.length() - TCP.length())), name);
                } catch (NumberFormatException e) {
                    // Not a port, so not a service.
                }
            }
        }
    }
}
