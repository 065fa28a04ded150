package io.github.jsock.programs.factories;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/** A {@code SocketImpl} of the JDK's, which keeps it from applications: later ones must be told to open the package. */
final class HiddenSocketImpl {
    private final SocketImpl impl;
    private final boolean isOld;

    HiddenSocketImpl(boolean server) {
        try {
            @Nullable Method factory = factory();
            isOld = factory == null;
            impl = (SocketImpl) (factory == null ? old() : factory.invoke(null, server));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** There is one from Java 13 on. */
    private static @Nullable Method factory() {
        try {
            Method factory = SocketImpl.class.getDeclaredMethod("createPlatformSocketImpl", boolean.class);
            factory.setAccessible(true);
            return factory;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object old() throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName("java.net.SocksSocketImpl").getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    SocketImpl impl() {
        return impl;
    }

    void accept(HiddenSocketImpl accepted) throws IOException {
        if (isOld) {
            accepted.set("fd", new FileDescriptor());
        }
        call("accept", SocketImpl.class, accepted.impl);
    }

    <T> T get(String field, Class<T> type) throws IOException {
        try {
            return type.cast(field(field).get(impl));
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    void set(String field, Object value) throws IOException {
        try {
            field(field).set(impl, value);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static Field field(String name) throws NoSuchFieldException {
        Field field = SocketImpl.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Calls a method, given the type and value of each parameter in turn. */
    Object call(String name, Object... typesAndValues) throws IOException {
        Class<?>[] types = new Class<?>[typesAndValues.length / 2];
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = (Class<?>) typesAndValues[2 * i];
            values[i] = typesAndValues[2 * i + 1];
        }
        try {
            Method method = SocketImpl.class.getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(impl, values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IOException ? (IOException) e.getCause() : new IOException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }
}
