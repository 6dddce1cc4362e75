package io.shareterm.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import io.shareterm.config.agent.AgentSettings;
import io.shareterm.config.broker.BrokerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^(\\s*)#([a-z][a-z-]* = )");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^\\s*# Variable: \\w+\\n");
    private static final Pattern FROM_VARIABLE = Pattern.compile("(?m)^.*\\$\\{\\?\\w+}\\n");

    @TempDir
    private Path folder;

    enum Program {
        BROKER(BrokerSettings.class) {
            @Override
            Object load(Optional<Path> file) {
                return BrokerSettings.load(file, Map.of(), List.of());
            }
        },
        AGENT(AgentSettings.class) {
            @Override
            Object load(Optional<Path> file) {
                return file.isEmpty() ? AgentSettings.defaults() : AgentSettings.load(file, Map.of(), List.of());
            }
        };

        private final Class<?> owner;

        Program(Class<?> owner) {
            this.owner = owner;
        }

        abstract Object load(Optional<Path> file);

        Path example() {
            return Path.of("examples", name().toLowerCase(java.util.Locale.ROOT) + ".conf");
        }

        String reference() throws IOException {
            try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream("reference.conf"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExampleLoadsAsItIsAndChangesNothing(Program program) {
        assertThat(program.load(Optional.of(program.example()))).isEqualTo(program.load(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsThereWithItsDefault(Program program) throws IOException {
        String uncommented =
                COMMENTED_OUT.matcher(Files.readString(program.example())).replaceAll("$1$2");
        Path file = Files.writeString(folder.resolve("uncommented.conf"), uncommented);

        assertThat(program.load(Optional.of(file))).isEqualTo(program.load(Optional.empty()));
        assertThat(ConfigFactory.parseString(uncommented).root())
                .isEqualTo(ConfigFactory.parseString(program.reference())
                        .resolve(ConfigResolveOptions.noSystem())
                        .root());
    }

    @ParameterizedTest
    @EnumSource
    void theExplanationsAreThoseOfTheReference(Program program) throws IOException {
        String example = VARIABLE.matcher(Files.readString(program.example())).replaceAll("");
        String reference = FROM_VARIABLE.matcher(program.reference()).replaceAll("");

        assertThat(afterHeader(COMMENTED_OUT.matcher(example).replaceAll("$1$2")))
                .isEqualTo(afterHeader(reference));
    }

    private static String afterHeader(String text) {
        return text.lines().dropWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
