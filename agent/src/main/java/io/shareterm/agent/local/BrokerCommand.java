package io.shareterm.agent.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How {@code shareterm broker} is started from here.
 *
 * @param words the command up to and without the broker's flags
 * @param environment variables to add
 */
public record BrokerCommand(List<String> words, Map<String, String> environment) {
    private static final String MAIN_CLASS = "io.shareterm.broker.BrokerMain";

    public BrokerCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * By the launcher that started this process, from the very build that runs; without a launcher, by the class path of this
     * process if the broker is on it.
     *
     * @param properties the system properties: {@code shareterm.launcher}, {@code shareterm.dist}
     * @return empty if there is no broker here
     */
    public static Optional<BrokerCommand> find(Properties properties) {
        String launcher = properties.getProperty("shareterm.launcher", "");
        if (!launcher.isEmpty()) {
            String dist = properties.getProperty("shareterm.dist", "");
            return Optional.of(new BrokerCommand(
                    List.of(launcher, "broker"), dist.isEmpty() ? Map.of() : Map.of("SHARETERM_DIST", dist)));
        }
        return isOnClassPath()
                ? Optional.of(new BrokerCommand(
                        List.of(
                                Path.of(properties.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                properties.getProperty("java.class.path"),
                                MAIN_CLASS),
                        Map.of()))
                : Optional.empty();
    }

    private static boolean isOnClassPath() {
        return BrokerCommand.class.getClassLoader().getResource(MAIN_CLASS.replace('.', '/') + ".class") != null;
    }
}
