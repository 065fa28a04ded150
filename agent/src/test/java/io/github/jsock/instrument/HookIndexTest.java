package io.github.jsock.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HookIndexTest {
    private static final ClassLoader APPLICATION = HookIndexTest.class.getClassLoader();

    private final HookIndex index = new HookIndex(HookTable.forJdk(17, false), NettyHooks.all());

    private boolean has(@Nullable ClassLoader loader, String internalName) {
        return !index.find(loader, internalName).isEmpty();
    }

    @Test
    void theJdksClassesAreThoseOfItsOwnLoaders() {
        assertThat(has(null, "sun/nio/ch/SocketDispatcher")).isTrue();
        assertThat(has(APPLICATION.getParent(), "jdk/internal/net/http/PlainTunnelingConnection"))
                .isTrue();
        assertThat(has(APPLICATION, "sun/nio/ch/SocketDispatcher")).isFalse();
        assertThat(has(null, "shaded/sun/nio/ch/SocketDispatcher")).isFalse();
        assertThat(has(null, "java/lang/String")).isFalse();
    }

    @Test
    void nettysAreThoseOfAnyLoaderUnderAnyPrefix() {
        assertThat(has(APPLICATION, "io/netty/channel/unix/Socket")).isTrue();
        assertThat(has(APPLICATION, "io/grpc/netty/shaded/io/netty/channel/unix/Socket"))
                .isTrue();
        assertThat(has(null, "io/netty/channel/unix/Socket")).isTrue();
        assertThat(has(APPLICATION, "io/netty/channel/uring/AbstractIoUringChannel$AbstractUringUnsafe"))
                .isTrue();
        assertThat(has(APPLICATION, "studio/netty/channel/unix/Socket")).isFalse();
        assertThat(has(APPLICATION, "io/netty/channel/unix/SocketWritableByteChannel"))
                .isFalse();
        assertThat(has(APPLICATION, "io/netty/channel/unix/Socket$1")).isFalse();
    }
}
