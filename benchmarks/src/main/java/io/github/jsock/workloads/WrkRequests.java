package io.github.jsock.workloads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Requests to Tomcat by wrk, a process of its own, on connections that are kept alive; for whole seconds. */
final class WrkRequests implements Workload {
    private static final int CONNECTIONS = 8;

    private final TomcatServer tomcat = new TomcatServer();

    WrkRequests() throws IOException {}

    @Override
    public int run(int operations) throws IOException, InterruptedException {
        int before = tomcat.answered();
        while (tomcat.answered() - before < operations) {
            wrkForASecond();
        }
        return tomcat.answered() - before;
    }

    private void wrkForASecond() throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c" + CONNECTIONS, "-d1s", "http://127.0.0.1:" + tomcat.port() + "/page")
                .redirectErrorStream(true)
                .start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        InputStream out = wrk.getInputStream();
        for (int next = out.read(); next >= 0; next = out.read()) {
            said.write(next);
        }
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk: " + said);
        }
    }

    @Override
    public void close() throws IOException {
        tomcat.close();
    }
}
