import com.google.gson.Gson;
import io.github.jsock.programs.Greeting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.io.File;
import java.util.Collections;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

/** Uses libraries that the agent uses too, in versions of its own, and says which ones it got. */
public final class OtherVersions {
    public static void main(String[] args) throws Exception {
        Object made = new ByteBuddy()
                .subclass(Object.class)
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("made"))
                .make()
                .load(OtherVersions.class.getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
        System.out.println(made + " by " + jar(ByteBuddy.class));

        MeterRegistry meters = new SimpleMeterRegistry();
        meters.counter("greetings").increment();
        System.out.println(meters.get("greetings").counter().count() + " by " + jar(MeterRegistry.class));

        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(() -> GaugeSnapshot.builder().name("greetings").build());
        System.out.println(registry.scrape().size() + " by " + jar(PrometheusRegistry.class));

        System.out.println(new Gson().toJson(Collections.singletonMap("to", "all")) + " by " + jar(Gson.class));
        Greeting.main(args);
    }

    private static String jar(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getName();
    }
}
