package io.github.jsock.exporter;

import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.metrics.MetricsText;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.exporter.report.Report;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Limits;
import io.github.jsock.recorder.Snapshot;
import io.prometheus.metrics.config.PrometheusProperties;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The application in a {@link ForkedJvm}: it has an exporter, not yet started, and does what it reads, one command a line,
 * one line of answer. What it does with sockets it tells the recorder itself, as the hooks would. Its {@code main} returns
 * when its input ends.
 */
public final class ExporterProgram {
    private static final int POLL_MILLIS = 10;

    private final Exporter exporter;
    private final RecordedSockets sockets = new RecordedSockets();
    private final SimulatedSockets simulated = new SimulatedSockets();
    private @Nullable ControlledBeans beans;

    private ExporterProgram(Exporter exporter) {
        this.exporter = exporter;
    }

    /**
     * Runs it.
     *
     * @param args settings as {@code name=value}: {@code port}, {@code jmx}, {@code maxSockets}, {@code maxServices}
     */
    public static void main(String[] args) throws Throwable {
        Map<String, String> given = new HashMap<>();
        for (String arg : args) {
            given.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Limits.set(number(given, "maxSockets", 100_000), number(given, "maxServices", 200), 1_000);
        Settings settings = new Settings.Builder()
                .http(true, "127.0.0.1", number(given, "port", Settings.ANY_DEFAULT_PORT))
                .jmx(!given.getOrDefault("jmx", "off").equals("off"))
                .build();
        ExporterProgram program = new ExporterProgram(new Exporter(settings, "0.1.0", "premain", new Alone()));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(program.answer(line.split(" ", -1)));
        }
    }

    /** With no agent about it. */
    private static final class Alone implements Host {
        @Override
        public Class<?>[] get() {
            return loaded();
        }

        @Override
        public void compare(HeldSockets held) {}

        @Override
        public void detach() {}
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String value = given.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** Those of the classes that the exporter asks for, which an agent would find among all. */
    private static Class<?>[] loaded() {
        return Stream.of(
                        "java.util.logging.manager",
                        "javax.management.builder.initial",
                        "java.nio.file.spi.DefaultFileSystemProvider")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .map(ExporterProgram::findLoaded)
                .filter(Objects::nonNull)
                .toArray(Class<?>[]::new);
    }

    private static @Nullable Class<?> findLoaded(String className) {
        try {
            Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
            find.setAccessible(true);
            return (Class<?>) find.invoke(ClassLoader.getSystemClassLoader(), className);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(String[] words) throws Throwable {
        return switch (words[0]) {
            case "ready" -> "";
            case "start" -> done(exporter::start);
            case "stop" -> done(exporter::stop);
            case "threads" -> String.join(" ", ownThreads().keySet());
            case "await-no-threads" -> await(() -> ownThreads().isEmpty());
            case "await-exporter-waiting" -> await(ExporterProgram::isExporterWaiting);
            case "use-logging" ->
                LogManager.getLogManager().getClass().getSimpleName() + " made by " + LateLogManager.maker();
            case "use-files" -> "made by " + LateFiles.maker();
            case "use-prometheus-properties" -> usePrometheusProperties();
            case "scrape-cost" -> String.valueOf(ScrapeCost.allocatedBytes(Integer.parseInt(words[1]), false));
            case "scrape-cost-anew" -> String.valueOf(ScrapeCost.allocatedBytes(Integer.parseInt(words[1]), true));
            case "snapshots" -> snapshots();
            case "simulate" -> simulated.answer(words[1], Integer.parseInt(words[2]));
            case "live-bytes" -> String.valueOf(liveBytes());
            case "metrics" -> metrics().replace('\n', '|');
            case "json-size" -> String.valueOf(jsonSize());
            case "json" -> json(words[1]);
            case "report" -> String.join("|", new Report(view(), new PortNames(Map.of())).lines());
            case "hook" -> done(() -> expect(words[1], HookHealth.State.valueOf(words[2].toUpperCase(Locale.ROOT))));
            case "error" -> done(() -> Health.error(words[1], new IllegalStateException("on purpose")));
            case "beans" -> beans().answer(words[1]);
            default -> sockets.answer(words);
        };
    }

    /** Made when it is needed, since the module for it may be missing. */
    private ControlledBeans beans() {
        if (beans == null) {
            beans = new ControlledBeans();
        }
        return beans;
    }

    private static String done(Runnable action) {
        action.run();
        return "";
    }

    private static String await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(POLL_MILLIS);
        }
        return "";
    }

    private static void expect(String method, HookHealth.State state) {
        HookHealth hook = new HookHealth(method);
        hook.become(state);
        Health.expect(List.of(hook));
    }

    /** What becomes of an application that configures its Prometheus client by system properties. */
    private static String usePrometheusProperties() {
        try {
            return "read: " + PrometheusProperties.get().getClass().getSimpleName();
        } catch (ExceptionInInitializerError e) {
            return "refused: " + e.getCause();
        }
    }

    private static View view() {
        return new View(new Owners(() -> new Class<?>[0], 50));
    }

    /** What a view gives to who counts, to who shows, and to who counts once more. */
    private static String snapshots() {
        View view = view();
        Snapshot counted = view.shallow();
        Snapshot shown = view.current();
        return "shallow: " + counted.isShallow() + ' ' + shown.isShallow() + ", the same: " + (shown == view.shallow())
                + ' ' + (shown == view.current());
    }

    /** The document as of now, or the message of the refusal. */
    private static String json(String query) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            parameters.put(parameter.split("=")[0], parameter.split("=")[1]);
        }
        StringWriter document = new StringWriter();
        try {
            new SocketsJson(view(), new PortNames(Map.of())).write(parameters, document);
        } catch (IllegalArgumentException e) {
            return "refused, " + document.getBuffer().length() + " characters written: " + e.getMessage();
        }
        return document.toString();
    }

    private static String metrics() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new MetricsText(view(), "0.1.0", "17", "premain").write(null, text);
        return text.toString(StandardCharsets.UTF_8);
    }

    /** How long the whole document is, which may be longer than the heap is large. */
    private static long jsonSize() throws IOException {
        AtomicLong size = new AtomicLong();
        Writer counter = new Writer() {
            @Override
            public void write(char[] chars, int from, int length) {
                size.addAndGet(length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        new SocketsJson(view(), new PortNames(Map.of())).write(Map.of(), counter);
        return size.get();
    }

    /** What is left on the heap after a collection. */
    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static boolean isExporterWaiting() {
        Thread exporter = ownThreads().get("jsock-exporter");
        return exporter != null && exporter.getState() == Thread.State.TIMED_WAITING;
    }

    /** The agent's threads by name, with a remark on those that would keep the JVM alive. */
    private static Map<String, Thread> ownThreads() {
        Map<String, Thread> threads = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            ThreadGroup group = thread.getThreadGroup();
            if (thread.getName().startsWith("jsock-")
                    || (group != null && group.getName().equals("jsock"))) {
                threads.put(thread.getName() + (thread.isDaemon() ? "" : "(not a daemon)"), thread);
            }
        }
        return threads;
    }
}
