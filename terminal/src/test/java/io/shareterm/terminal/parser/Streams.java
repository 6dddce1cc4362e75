package io.shareterm.terminal.parser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Byte streams for tests: recordings of real programs, and seeded random ones that love the edges of the grammar. */
public final class Streams {
    public static final List<String> RECORDINGS = List.of("vim", "less", "tmux", "shell");

    private static final String[] FRAGMENTS = {
        "\033",
        "[",
        "]",
        "P",
        "\033[",
        "\033]0;",
        "\033Pq",
        "\033_",
        "\033X",
        "\033\\",
        "\007",
        "\030",
        "\032",
        "\n",
        "\r",
        "\177",
        "0",
        "7",
        ";",
        ":",
        "?",
        ">",
        " ",
        "!",
        "m",
        "H",
        "(0",
        "text",
        "é",
        "漢",
        "👩‍💻",
        "\u0301",
        "\u009b",
        "\u009d",
        "\u0090",
        "\u009c",
        "\u0085",
        "\033[38:2::1:2:3;4:3m",
        "\033]8;;x\033\\"
    };

    private Streams() {}

    public static byte[] recording(String name) {
        try (InputStream in = Streams.class.getResourceAsStream("/io/shareterm/terminal/recordings/" + name + ".bin")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About {@code length} bytes of fragments, broken characters and noise. */
    public static byte[] random(Random random, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (out.size() < length) {
            byte[] fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(StandardCharsets.UTF_8);
            switch (random.nextInt(8)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> out.write(fragment, 0, 1 + random.nextInt(fragment.length));
                default -> out.write(fragment, 0, fragment.length);
            }
        }
        return out.toByteArray();
    }
}
