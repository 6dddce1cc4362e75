package io.shareterm.agent.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The command line with everything around it in a test's hand. */
final class CommandLineFixture {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final Properties properties = new Properties();
    private String in = "";
    private boolean terminal;

    /** @param home for settings and state */
    CommandLineFixture(Path home) {
        environment.put("HOME", home.toString());
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("SHELL", "/bin/sh");
        properties.putAll(System.getProperties());
        properties.setProperty("user.name", "tester");
    }

    CommandLineFixture with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandLineFixture withInput(String text) {
        in = text;
        return this;
    }

    CommandLineFixture withTerminal() {
        terminal = true;
        return this;
    }

    Surroundings surroundings() {
        return new Surroundings(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                properties,
                terminal);
    }

    int run(String... args) {
        return new ShareTerm(surroundings()).run(args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
