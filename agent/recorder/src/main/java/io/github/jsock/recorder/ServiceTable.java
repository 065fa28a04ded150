package io.github.jsock.recorder;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The services seen so far in each role. Once there are as many as may be, further ones are folded into one whose
 * address is {@value Service#OTHER_ADDRESS}; none is ever removed, so no counter goes back.
 */
final class ServiceTable {
    private final int maxPerRole;
    private final Map<Service, ServiceTotals> clients = new ConcurrentHashMap<>();
    private final Map<Service, ServiceTotals> servers = new ConcurrentHashMap<>();
    private final List<ServiceTotals> inOrder = new CopyOnWriteArrayList<>();
    private final AtomicLong folded = new AtomicLong();
    private final Set<Role> overfull = EnumSet.noneOf(Role.class);

    ServiceTable(int maxPerRole) {
        this.maxPerRole = maxPerRole;
    }

    ServiceTotals of(Role role, Service service) {
        Map<Service, ServiceTotals> known = role == Role.CLIENT ? clients : servers;
        ServiceTotals totals = known.get(service);
        return totals != null ? totals : add(known, role, service);
    }

    private synchronized ServiceTotals add(Map<Service, ServiceTotals> known, Role role, Service wanted) {
        Service service = wanted;
        if (known.size() >= maxPerRole && !known.containsKey(wanted)) {
            folded.incrementAndGet();
            if (overfull.add(role)) {
                Notices.once(
                        "services-" + role,
                        "more than " + maxPerRole + " services as " + role.label() + ": further ones are counted as "
                                + Service.OTHER_ADDRESS + " (option maxServices)");
            }
            service = new Service(wanted.transport(), Service.OTHER_ADDRESS, 0);
        }
        ServiceTotals totals = known.get(service);
        if (totals == null) {
            totals = new ServiceTotals(service, role, inOrder.size());
            known.put(service, totals);
            inOrder.add(totals);
        }
        return totals;
    }

    /** All of them, each at its {@link ServiceTotals#index}. */
    ServiceTotals[] all() {
        return inOrder.toArray(new ServiceTotals[0]);
    }

    /** How often a socket was counted under {@value Service#OTHER_ADDRESS} because its service did not fit. */
    long folded() {
        return folded.get();
    }
}
