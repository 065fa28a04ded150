package io.github.jsock.programs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/**
 * {@link Greeting} in an application that brings its own {@link LogManager} and its own builder of MBean servers, as
 * application servers do. To be started with {@code -Djava.util.logging.manager} and
 * {@code -Djavax.management.builder.initial} naming {@link Logs} and {@link Servers}. It says which ones the JDK took.
 */
public final class OwnManagement {
    private OwnManagement() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        System.out.println("logs go to " + LogManager.getLogManager().getClass().getName());
        Logger.getLogger("shop").info("open");
        System.out.println("beans live in a server of "
                + ManagementFactory.getPlatformMBeanServer().getDefaultDomain());
        Greeting.main(args);
    }

    /** Prints all that is logged, in a format of its own. */
    public static final class Logs extends LogManager {
        @Override
        public void readConfiguration() {
            Logger.getLogger("").addHandler(new Handler() {
                @Override
                public void publish(LogRecord line) {
                    System.out.println(line.getLoggerName() + " logs " + line.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            });
        }
    }

    /** Builds MBean servers whose default domain is {@code own}. */
    public static final class Servers extends MBeanServerBuilder {
        @Override
        public MBeanServer newMBeanServer(String domain, MBeanServer outer, MBeanServerDelegate delegate) {
            return super.newMBeanServer("own", outer, delegate);
        }
    }
}
