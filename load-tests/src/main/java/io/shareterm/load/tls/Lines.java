package io.shareterm.load.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A child's side of the talk with its parent: a line in, a line out, until stdin ends. */
final class Lines {
    private static final PrintStream OUT = System.out;

    private Lines() {}

    static void answer(String line) {
        OUT.println(line);
        OUT.flush();
    }

    static void each(UnaryOperator<String> command) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(command.apply(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
