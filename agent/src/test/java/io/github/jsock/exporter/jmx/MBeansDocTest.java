package io.github.jsock.exporter.jmx;

import io.github.jsock.DocPage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MBeansDocTest {
    @Test
    void theDocsHaveEveryBean() throws IOException {
        Map<String, Class<?>> beans = new LinkedHashMap<>();
        beans.put("jsock:type=Sockets", SocketsMXBean.class);
        beans.put("jsock:type=Listener,transport=tcp,address=\"ADDRESS\",port=PORT", ListenerMXBean.class);
        beans.put("jsock:type=Services", ServicesMXBean.class);
        beans.put("jsock:type=Agent", AgentMXBean.class);
        List<String> lines = new ArrayList<>();
        beans.forEach((name, type) -> {
            lines.add("### `" + name + "`");
            lines.add(type.getAnnotation(Description.class).value() + ".");
            lines.add("");
            lines.add("| attribute or operation | type | unit | meaning |");
            lines.add("|---|---|---|---|");
            Arrays.stream(type.getMethods())
                    .filter(method -> method.isAnnotationPresent(Description.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .map(MBeansDocTest::row)
                    .forEach(lines::add);
            lines.add("");
        });
        DocPage.named("mbeans.md").says(lines);
    }

    private static String row(Method method) {
        Units units = method.getAnnotation(Units.class);
        return "| `%s` | `%s` | %s | %s |"
                .formatted(
                        name(method),
                        method.getReturnType().getSimpleName() + (isSettable(method) ? " (settable)" : ""),
                        units == null ? "" : units.value(),
                        method.getAnnotation(Description.class).value().replace("|", "\\|"));
    }

    private static boolean isSettable(Method getter) {
        String setter = getter.getName().replaceFirst("^get", "set");
        return !setter.equals(getter.getName())
                && Arrays.stream(getter.getDeclaringClass().getMethods())
                        .anyMatch(method -> method.getName().equals(setter) && method.getParameterCount() == 1);
    }

    private static String name(Method method) {
        String name = method.getName();
        if (method.getParameterCount() == 0 && name.startsWith("get")) {
            return name.substring("get".length());
        }
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(Parameter.class).name())
                .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
