package io.github.jsock.workloads;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Tomcat, with a servlet that answers {@code /page} with a kilobyte. */
final class TomcatServer implements Closeable {
    static final int ANSWER_BYTES = 1 << 10;

    private static final Logger LOG = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final Page page = new Page();

    TomcatServer() throws IOException {
        LOG.setLevel(Level.SEVERE);
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        // However many requests on one connection.
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "page", page);
        context.addServletMappingDecoded("/page", "page");
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IOException(e);
        }
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** How many requests have been answered. */
    int answered() {
        return page.answered.get();
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
        } catch (LifecycleException e) {
            throw new IOException(e);
        }
    }

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final AtomicInteger answered = new AtomicInteger();

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLength(ANSWER_BYTES);
            response.getOutputStream().write(new byte[ANSWER_BYTES]);
            answered.incrementAndGet();
        }
    }
}
