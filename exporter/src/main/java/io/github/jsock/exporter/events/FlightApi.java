package io.github.jsock.exporter.events;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The part of the package {@code jdk.jfr} by which events are defined at run time. */
final class FlightApi {
    private static final String PACKAGE = "jdk.jfr.";

    private final Constructor<?> annotation = type("AnnotationElement").getConstructor(Class.class, Object.class);
    private final Constructor<?> field = type("ValueDescriptor").getConstructor(Class.class, String.class, List.class);
    private final Method create = type("EventFactory").getMethod("create", List.class, List.class);
    private final Method eventType = type("EventFactory").getMethod("getEventType");
    final Method unregister = type("EventFactory").getMethod("unregister");
    final Method newEvent = type("EventFactory").getMethod("newEvent");
    final Method isEnabled = type("EventType").getMethod("isEnabled");
    final Method set = type("Event").getMethod("set", int.class, Object.class);
    final Method commit = type("Event").getMethod("commit");

    FlightApi() throws ReflectiveOperationException {}

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, true, null);
    }

    /** {@code @Name(value)} and the like. */
    Object annotation(String name, Object value) throws ReflectiveOperationException {
        return annotation.newInstance(type(name), value);
    }

    /** A field of an event. */
    Object field(Class<?> type, String name, String label, Object... more) throws ReflectiveOperationException {
        List<Object> annotations = new ArrayList<>(Arrays.asList(more));
        annotations.add(annotation("Label", label));
        return field.newInstance(type, name, annotations);
    }

    /** The factory of an event with these annotations and fields. */
    Object factory(List<Object> annotations, List<Object> fields) throws ReflectiveOperationException {
        return create.invoke(null, annotations, fields);
    }

    /** The type of a factory's events. */
    Object typeOf(Object factory) throws ReflectiveOperationException {
        return eventType.invoke(factory);
    }
}
