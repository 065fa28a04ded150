package io.github.jsock.exporter;

import io.github.jsock.recorder.Limits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.logging.LogManager;
import javax.management.ObjectName;

/**
 * The application in a {@link ForkedJvm}: starts an exporter, then does what it reads, one command a line, one line of
 * answer. Its {@code main} returns when its input ends.
 */
public final class ExporterProgram {
    private static final int POLL_MILLIS = 10;

    private ExporterProgram() {}

    /**
     * Starts the exporter.
     *
     * @param args settings as {@code name=value}: {@code port}, {@code jmx}, {@code maxSockets}, {@code maxServices}
     */
    public static void main(String[] args) throws Throwable {
        Map<String, String> given = new HashMap<>();
        for (String arg : args) {
            given.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Limits.set(number(given, "maxSockets", 100_000), number(given, "maxServices", 200), 10);
        Settings settings = new Settings(
                true,
                "127.0.0.1",
                number(given, "port", Settings.ANY_DEFAULT_PORT),
                !given.getOrDefault("jmx", "off").equals("off"),
                Map.of());
        Exporter exporter = new Exporter(settings, "0.1.0", "premain", ExporterProgram::isLoaded);
        exporter.start();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer(exporter, line));
        }
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String value = given.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static boolean isLoaded(String className) {
        try {
            Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
            find.setAccessible(true);
            return find.invoke(ClassLoader.getSystemClassLoader(), className) != null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String answer(Exporter exporter, String command) throws Throwable {
        return switch (command) {
            case "start" -> done(exporter::start);
            case "stop" -> done(exporter::stop);
            case "threads" -> String.join(" ", ownThreads().keySet());
            case "await end of threads" -> await(() -> ownThreads().isEmpty());
            case "await exporter waiting" -> await(ExporterProgram::isExporterWaiting);
            case "use logging" ->
                LogManager.getLogManager().getClass().getSimpleName() + " made by " + LateLogManager.maker();
            case "count beans" ->
                String.valueOf(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("jsock:*"), null)
                        .size());
            case "play" -> new Scenario().play();
            case "scrape cost" -> String.valueOf(ScrapeCost.allocatedBytes());
            default -> throw new IllegalArgumentException(command);
        };
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
