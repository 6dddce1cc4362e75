package io.shareterm.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import io.shareterm.config.agent.AgentSettings;
import io.shareterm.config.broker.BrokerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryKeyTest {
    /** The settings of one program. */
    record Program(Class<?> owner, Function<Values, ?> reading) {
        Map<String, Key<?>> keys() {
            Values defaults = new Values(reference().resolve(ConfigResolveOptions.noSystem()));
            assertThat(reading.apply(defaults)).isNotNull();
            return defaults.keys();
        }

        Config reference() {
            return ConfigFactory.parseResources(owner, "reference.conf");
        }

        Object load(String path, String value) {
            return new SettingsReader(owner, Map.of(), List.of(new Flag("--flag", path, value)))
                    .read(Optional.empty(), reading);
        }

        @Override
        public String toString() {
            return owner.getSimpleName();
        }
    }

    record Wrong(Program program, Key<?> key, String value) {
        @Override
        public String toString() {
            return program + " " + key.path() + " = '" + value + "'";
        }
    }

    static Stream<Program> programs() {
        return Stream.of(
                new Program(BrokerSettings.class, BrokerSettings::read),
                new Program(AgentSettings.class, AgentSettings::read));
    }

    static Stream<Wrong> wrongValues() {
        return programs()
                .flatMap(program -> program.keys().values().stream()
                        .flatMap(key -> wrong(key).stream().map(value -> new Wrong(program, key, value))));
    }

    private static List<String> wrong(Key<?> key) {
        return key.path().equals("name") ? List.of("\u0001", "a b ".repeat(17), "ä".repeat(33)) : wrong(key.kind());
    }

    private static List<String> wrong(Kind<?> kind) {
        if (kind instanceof WholeNumber number) {
            return List.of(
                    String.valueOf(number.min() - 1L),
                    String.valueOf(number.max() + 1L),
                    "-1",
                    "1.5",
                    "99999999999999999999",
                    "many",
                    "1x");
        }
        if (kind instanceof TimeSpan span) {
            List<String> values = new ArrayList<>(
                    List.of(span.max().plusMillis(1).toMillis() + "ms", "-1s", "15", "soon", "5 parsecs", "1e99 d"));
            if (!span.min().isZero()) {
                values.add(span.min().minusMillis(1).toMillis() + "ms");
            }
            return values;
        }
        if (kind instanceof ByteSize size) {
            return List.of(
                    size.min() - 1 + " B", size.max() + 1L + " B", "-1 KiB", "4096", "big", "4 MuB", "9999999 TiB");
        }
        if (kind instanceof Maybe<?> maybe) {
            return maybe.kind() instanceof FilePath ? List.of("a\0b") : wrong(maybe.kind());
        }
        if (kind instanceof Listing<?> list) {
            return List.of("nothing", "a:1,,b:2", "a:1;b:2", "a:0", "a:65536", "a:1,".repeat(list.max()) + "a:1");
        }
        return List.of("\u0001", "a b ".repeat(40), "::x::", "pin:short", "[oops");
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsRefusedByNameWithWhatIsAllowed(Wrong wrong) {
        assertThatThrownBy(() -> wrong.program().load(wrong.key().path(), wrong.value()))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.where()).hasToString("--flag");
                            assertThat(problem.key()).isEqualTo(wrong.key().path());
                            assertThat(problem.sentence())
                                    .contains(wrong.key().kind().allowed())
                                    .contains("the default is ");
                        }));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theReferenceHoldsExactlyTheKeysThatAreRead(Program program) {
        TreeSet<String> written = new TreeSet<>();
        program.reference()
                .resolve(ConfigResolveOptions.noSystem())
                .entrySet()
                .forEach(entry -> written.add(entry.getKey()));

        assertThat(written)
                .containsExactlyElementsOf(new TreeSet<>(program.keys().keySet()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void bothEndsOfEveryRangeAreAllowed(Program program) {
        for (Key<?> key : program.keys().values()) {
            if (key.kind() instanceof WholeNumber number) {
                assertThat(number.allows(number.min()) && number.allows(number.max()))
                        .isTrue();
            }
            if (key.kind() instanceof TimeSpan span) {
                assertThat(span.read(ConfigFactory.parseString("v = " + TimeSpan.text(span.max()))
                                .getValue("v")))
                        .isEqualTo(span.max())
                        .isGreaterThan(Duration.ZERO);
            }
            if (key.kind() instanceof ByteSize size) {
                assertThat(size.read(ConfigFactory.parseString("v = " + ByteSize.text(size.min()))
                                .getValue("v")))
                        .isEqualTo(size.min());
            }
        }
    }
}
