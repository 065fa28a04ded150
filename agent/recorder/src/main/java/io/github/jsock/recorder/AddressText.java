package io.github.jsock.recorder;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The text of an IP address. Those of IPv4 that came last are remembered, since most connections go to few places. */
final class AddressText {
    private static final int REMEMBERED = 64;
    private static final AtomicReferenceArray<AddressText> LAST = new AtomicReferenceArray<>(REMEMBERED);

    private final Inet4Address address;
    private final String text;

    private AddressText(Inet4Address address) {
        this.address = address;
        this.text = address.getHostAddress();
    }

    /** Of IPv6 as RFC 5952 has it, with the scope if there is one. */
    static String of(InetAddress address) {
        if (address instanceof Inet4Address) {
            return of((Inet4Address) address);
        }
        String text = Ipv6Text.of(address.getAddress());
        int scope = ((Inet6Address) address).getScopeId();
        return scope == 0 ? text : text + '%' + scope;
    }

    private static String of(Inet4Address address) {
        int hash = address.hashCode();
        int slot = (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (REMEMBERED - 1);
        AddressText last = LAST.get(slot);
        if (last == null || !last.address.equals(address)) {
            last = new AddressText(address);
            LAST.lazySet(slot, last);
        }
        return last.text;
    }
}
