package io.github.jsock.exporter;

import io.github.jsock.recorder.Service;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a port is called: by the user's own names, else by {@code /etc/services}, else by a short list from IANA's
 * registry. A name says what the port is registered for, not what really speaks there.
 */
public final class PortNames {
    private final Map<Integer, String> own;
    private final RegisteredPorts registered;
    private @Nullable Map<Integer, String> registeredNames;

    /**
     * The names of this machine.
     *
     * @param own names by port that go before all others
     */
    public PortNames(Map<Integer, String> own) {
        this(own, new File("/etc/services"));
    }

    PortNames(Map<Integer, String> own, File servicesFile) {
        this.own = new TreeMap<>(own);
        this.registered = new RegisteredPorts(servicesFile);
    }

    /** The name of a service's port; empty when it has none. */
    public String nameOf(Service service) {
        return service.port() == 0 ? "" : nameOf(service.port());
    }

    /** The name of a port; empty when it has none. */
    String nameOf(int port) {
        String name = own.get(port);
        if (name == null) {
            name = registered().get(port);
        }
        return name == null ? "" : name;
    }

    /** Has read the file while there is a descriptor to do so. */
    public void prepare() {
        registered.read();
    }

    /** Understood at the first question, so that starting up does not wait for it, and only once. */
    private synchronized Map<Integer, String> registered() {
        Map<Integer, String> names = registeredNames;
        if (names == null) {
            names = registered.names();
            registeredNames = names;
        }
        return names;
    }
}
