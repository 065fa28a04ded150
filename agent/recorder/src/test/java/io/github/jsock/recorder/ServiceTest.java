package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void isWhatTheApplicationNamed() throws Throwable {
        InetAddress named = InetAddress.getByAddress("db.example", new byte[] {127, 0, 0, 1});

        assertThat(Service.named(Transport.TCP, new InetSocketAddress(named, 5432)))
                .hasToString("tcp db.example:5432");
        assertThat(Service.named(Transport.TCP, InetSocketAddress.createUnresolved("nowhere.invalid", 80)))
                .hasToString("tcp nowhere.invalid:80");
    }

    @Test
    void isTheAddressWhenThereIsNoName() throws Throwable {
        InetAddress ipv4 = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        InetAddress ipv6 = InetAddress.getByName("0:0:0:0:0:0:0:1");

        assertThat(Service.named(Transport.TCP, new InetSocketAddress(ipv4, 80)).address())
                .isEqualTo("10.0.0.1");
        assertThat(Service.named(Transport.TCP, new InetSocketAddress(ipv6, 80)).address())
                .isEqualTo("::1");
    }
}
