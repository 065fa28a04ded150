package io.github.jsock.exporter.http;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a request, {@code role=client&limit=10}. */
final class Query {
    private Query() {}

    /**
     * The parameters by name, decoded. One without a value has the empty one; of several with the same name the last
     * holds.
     *
     * @param raw the query as it was sent, without the question mark; {@code null} when there is none
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    static Map<String, String> parameters(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw == null) {
            return parameters;
        }
        for (String parameter : raw.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals >= 0) {
                parameters.put(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
            } else if (!parameter.isEmpty()) {
                parameters.put(decoded(parameter), "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}
