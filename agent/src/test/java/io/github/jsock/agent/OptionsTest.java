package io.github.jsock.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.exporter.Settings;
import java.io.File;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options read(String arguments) {
        return Options.read(arguments, new Properties(), Map.of());
    }

    @Test
    void allHaveDefaults() {
        Options options = read("");

        assertThat(options.problems()).isEmpty();
        assertThat(options.settings().http()).isTrue();
        assertThat(options.settings().jmx()).isTrue();
        assertThat(options.settings().host()).isEqualTo("127.0.0.1");
        assertThat(options.settings().port()).isEqualTo(Settings.ANY_DEFAULT_PORT);
        assertThat(options.settings().portNames()).isEmpty();
        assertThat(options.maxSockets()).isEqualTo(100_000);
    }

    @Test
    void argumentsGoBeforePropertiesBeforeTheEnvironment() {
        Properties properties = new Properties();
        properties.putAll(Map.of("jsock.port", "2", "jsock.history", "22"));
        Options options = Options.read(
                "port=1,jmx=off",
                properties,
                Map.of("JSOCK_PORT", "3", "JSOCK_HISTORY", "33", "JSOCK_MAXSERVICES", "30"));

        assertThat(options.problems()).isEmpty();
        assertThat(options.settings().port()).isEqualTo(1);
        assertThat(options.settings().jmx()).isFalse();
        assertThat(options.history()).isEqualTo(22);
        assertThat(options.maxServices()).isEqualTo(30);
    }

    @Test
    void namesOfServicesArePairs() {
        assertThat(read("names=8081:orders;9000:billing").settings().portNames())
                .containsOnly(Map.entry(8081, "orders"), Map.entry(9000, "billing"));
    }

    @Test
    void timesHaveAUnitOrAreOfSeconds() {
        assertThat(read("").settings().sampleSeconds()).isEqualTo(1);
        assertThat(read("sample=5").settings().sampleSeconds()).isEqualTo(5);
        assertThat(read("sample=10s").settings().sampleSeconds()).isEqualTo(10);
        assertThat(read("sample=2m").settings().sampleSeconds()).isEqualTo(120);
        assertThat(read("sample=3h").settings().sampleSeconds()).isEqualTo(10_800);
        assertThat(read("sample=999999h").settings().sampleSeconds()).isEqualTo(100 * 24 * 3_600);
        assertThat(read("sample=0s,leakAge=soon").problems())
                .containsExactly(
                        "option sample='0s' is not a time such as 30s, 10m or 2h: the default, 1s, is used",
                        "option leakAge='soon' is not a time such as 30s, 10m or 2h: the default, 10m, is used");
    }

    @Test
    void whatIsWrongIsOneLineAndTheDefaultHolds() {
        Options options = read("prot=1,port=99999,http=maybe,history,names=orders,maxSockets=-1");

        assertThat(options.problems())
                .containsExactly(
                        "unknown option 'prot': did you mean 'port'? It is left out",
                        "option port='99999' is not a port from 0 to 65535: the default, 7625-7634, is used",
                        "option http='maybe' is not on or off: the default, on, is used",
                        "option 'history' has no value: write history=1000",
                        "option names='orders' is not a list such as 8081:orders;9000:billing: the default, none, is used",
                        "option maxSockets='-1' is not a whole number: the default, 100000, is used");
        assertThat(options.settings().port()).isEqualTo(Settings.ANY_DEFAULT_PORT);
    }

    @Test
    void aRequestOfTheCommandLineComesBeforeTheOptions() {
        String arguments = "json=/some/where.json,port=1";

        assertThat(Request.optionsOf(arguments)).isEqualTo("port=1");
        assertThat(Request.optionsOf("print=/some/where.txt")).isEmpty();
        assertThat(Request.optionsOf("port=1")).isEqualTo("port=1");
        assertThat(Request.in(arguments)).isNotNull().satisfies(request -> {
            assertThat(request.verb()).isEqualTo(Request.Verb.JSON);
            assertThat(request.file()).hasToString("/some/where.json");
            assertThat(request.with("port=1")).isEqualTo(arguments);
        });
        assertThat(Request.in("port=1")).isNull();
        File odd = new File("/tmp,50%/a.txt");
        assertThat(Request.in(new Request(Request.Verb.PRINT, odd).with("port=1")))
                .isNotNull()
                .satisfies(request -> assertThat(request.file()).isEqualTo(odd));
    }
}
