package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.View;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import java.util.Map;

/** {@code jsock:type=Services}. */
final class ServicesBean implements ServicesMXBean {
    private final View view;
    private final PortNames names;

    ServicesBean(View view, PortNames names) {
        this.view = view;
        this.names = names;
    }

    @Override
    public String[] getLines() {
        return new SocketLines(names, view.owners()).services(view.current()).toArray(new String[0]);
    }

    @Override
    public ServiceRow[] getTable() {
        Map<Service, Integer> ports = view.held().ephemeralPortsInUse();
        return view.current().services().stream()
                .map(service -> new ServiceRow(
                        service,
                        names.nameOf(service.service()),
                        service.role() == Role.CLIENT ? ports.get(service.service()) : null))
                .toArray(ServiceRow[]::new);
    }
}
