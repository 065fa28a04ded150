package io.github.jsock.exporter.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code getsockopt(2)}, called by {@code java.lang.foreign} (JEP 454), which Java has since 22. It is met by reflection, so that
 * it need not be there; and only where the application's operator has allowed native access to all, for else the JDK would
 * print a warning or refuse.
 */
final class SocketOptions {
    private static final String FOREIGN = "java.lang.foreign.";
    private static final int CAPACITY = 256;
    private static final MethodType CALL =
            MethodType.methodType(int.class, int.class, int.class, int.class, Object.class, Object.class);

    private final MethodHandle getsockopt;
    private final Object value;
    private final ByteBuffer valueBytes;
    private final Object length;
    private final ByteBuffer lengthBytes;

    /**
     * Links it.
     *
     * @throws ReflectiveOperationException if Java is too old for it
     */
    SocketOptions() throws ReflectiveOperationException {
        Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
        Object names = type("Linker").getMethod("defaultLookup").invoke(linker);
        Optional<?> symbol = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(names, "getsockopt");
        Object options = Array.newInstance(type("Linker$Option"), 0);
        Method link = type("Linker")
                .getMethod("downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), options.getClass());
        getsockopt = ((MethodHandle) link.invoke(
                        linker,
                        symbol.orElseThrow(() -> new NoSuchMethodException("getsockopt")),
                        descriptor(),
                        options))
                .asType(CALL);
        Object arena = type("Arena").getMethod("ofAuto").invoke(null);
        Method allocate = type("Arena").getMethod("allocate", long.class, long.class);
        value = allocate.invoke(arena, CAPACITY, Long.BYTES);
        length = allocate.invoke(arena, Integer.BYTES, Integer.BYTES);
        valueBytes = bytes(value);
        lengthBytes = bytes(length);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(FOREIGN + name, true, null);
    }

    private static Object descriptor() throws ReflectiveOperationException {
        Object number = type("ValueLayout").getField("JAVA_INT").get(null);
        Object address = type("ValueLayout").getField("ADDRESS").get(null);
        Object[] arguments = (Object[]) Array.newInstance(type("MemoryLayout"), 5);
        arguments[0] = number;
        arguments[1] = number;
        arguments[2] = number;
        arguments[3] = address;
        arguments[4] = address;
        return type("FunctionDescriptor")
                .getMethod("of", type("MemoryLayout"), arguments.getClass())
                .invoke(null, number, arguments);
    }

    private static ByteBuffer bytes(Object segment) throws ReflectiveOperationException {
        ByteBuffer bytes =
                (ByteBuffer) type("MemorySegment").getMethod("asByteBuffer").invoke(segment);
        return bytes.order(ByteOrder.nativeOrder());
    }

    /**
     * The value of an option; {@code null} when the call fails. The next call overwrites it.
     *
     * @param least how many bytes it must have
     */
    @Nullable
    ByteBuffer get(int descriptor, int level, int option, int least) throws Throwable {
        lengthBytes.putInt(0, CAPACITY);
        int failed = (int) getsockopt.invokeExact(descriptor, level, option, value, length);
        return failed == 0 && lengthBytes.getInt(0) >= least ? valueBytes : null;
    }
}
