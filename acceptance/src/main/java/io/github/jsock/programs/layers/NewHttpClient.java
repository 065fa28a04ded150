package io.github.jsock.programs.layers;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A {@code java.net.http.HttpClient}, which there is from Java 11 on. */
final class NewHttpClient {
    private static final String PACKAGE = "java.net.http.";

    private final Object client;

    NewHttpClient(SSLContext context) throws ReflectiveOperationException {
        this(context, ProxySelector.getDefault());
    }

    /** One that goes through an HTTP proxy. */
    NewHttpClient(SSLContext context, InetSocketAddress proxy) throws ReflectiveOperationException {
        this(context, (ProxySelector)
                ProxySelector.class.getMethod("of", InetSocketAddress.class).invoke(null, proxy));
    }

    private NewHttpClient(SSLContext context, ProxySelector proxies) throws ReflectiveOperationException {
        Object builder = call("HttpClient", "newBuilder", null);
        call("HttpClient$Builder", "sslContext", builder, context);
        call("HttpClient$Builder", "proxy", builder, proxies);
        client = call("HttpClient$Builder", "build", builder);
    }

    static boolean available() {
        try {
            Class.forName(PACKAGE + "HttpClient");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The body of the answer, as it comes. {@code version} is a name of {@code HttpClient.Version}. */
    InputStream get(String uri, String version) throws ReflectiveOperationException {
        Object request = call("HttpRequest", "newBuilder", null, URI.create(uri));
        Object wanted =
                Class.forName(PACKAGE + "HttpClient$Version").getField(version).get(null);
        call("HttpRequest$Builder", "version", request, wanted);
        Object asStream = call("HttpResponse$BodyHandlers", "ofInputStream", null);
        Object response = call("HttpClient", "send", client, call("HttpRequest$Builder", "build", request), asStream);
        return (InputStream) call("HttpResponse", "body", response);
    }

    /** Calls the public method that takes these arguments. */
    private static Object call(String type, String name, @Nullable Object target, Object... args)
            throws ReflectiveOperationException {
        for (Method method : Class.forName(PACKAGE + type).getMethods()) {
            if (method.getName().equals(name) && takes(method.getParameterTypes(), args)) {
                return method.invoke(target, args);
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    private static boolean takes(Class<?>[] parameters, Object[] args) {
        boolean takes = parameters.length == args.length;
        for (int i = 0; takes && i < args.length; i++) {
            takes = parameters[i].isInstance(args[i]);
        }
        return takes;
    }
}
