package io.github.jsock.programs.factories;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;

/** Delegates to the JDK's own {@code SocketImpl}, and shares its descriptor. */
public final class PlatformSocketImpl extends SocketImpl {
    private final HiddenSocketImpl jdks;

    /** One for a {@code ServerSocket} or for a {@code Socket}. */
    public PlatformSocketImpl(boolean server) {
        jdks = new HiddenSocketImpl(server);
    }

    private void share() throws IOException {
        fd = jdks.get("fd", FileDescriptor.class);
        address = jdks.get("address", InetAddress.class);
        port = jdks.get("port", Integer.class);
        localport = jdks.get("localport", Integer.class);
    }

    /** Before Java 13 the JDK's listener hands what it accepts to this, and does not know of the delegate. */
    private void takeOver() throws IOException {
        if (jdks.get("fd", FileDescriptor.class) != fd) {
            jdks.set("fd", fd);
            jdks.set("address", address);
            jdks.set("port", port);
            jdks.set("localport", localport);
        }
    }

    @Override
    protected void create(boolean stream) throws IOException {
        jdks.call("create", boolean.class, stream);
        share();
    }

    @Override
    protected void connect(String host, int toPort) throws IOException {
        jdks.call("connect", String.class, host, int.class, toPort);
        share();
    }

    @Override
    protected void connect(InetAddress host, int toPort) throws IOException {
        jdks.call("connect", InetAddress.class, host, int.class, toPort);
        share();
    }

    @Override
    protected void connect(SocketAddress to, int timeout) throws IOException {
        jdks.call("connect", SocketAddress.class, to, int.class, timeout);
        share();
    }

    @Override
    protected void bind(InetAddress host, int toPort) throws IOException {
        jdks.call("bind", InetAddress.class, host, int.class, toPort);
        share();
    }

    @Override
    protected void listen(int backlog) throws IOException {
        jdks.call("listen", int.class, backlog);
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        PlatformSocketImpl taken = (PlatformSocketImpl) accepted;
        jdks.accept(taken.jdks);
        taken.share();
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        takeOver();
        return (InputStream) jdks.call("getInputStream");
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        takeOver();
        return (OutputStream) jdks.call("getOutputStream");
    }

    @Override
    protected int available() throws IOException {
        return (Integer) jdks.call("available");
    }

    @Override
    protected void close() throws IOException {
        jdks.call("close");
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        jdks.call("sendUrgentData", int.class, data);
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        jdks.impl().setOption(option, value);
    }

    @Override
    public Object getOption(int option) throws SocketException {
        return jdks.impl().getOption(option);
    }
}
