package io.shareterm.terminal.screen;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Seeded streams of whole control functions and text, for a screen of 24 columns and 10 rows. */
final class TerminalStreams {
    private static final String[] TEXTS = {
        "plain text ",
        "0123456789",
        "x",
        "漢字",
        "한국x",
        "e\u0301",
        "👩\u200d💻",
        "❤\ufe0f",
        "é─│",
        "\u0301",
        "\t",
        "\r\n",
        "\n",
        "\b",
        "\r"
    };
    private static final String[] STYLES = {
        "",
        "0",
        "1",
        "2",
        "3",
        "4",
        "4:3",
        "7",
        "9",
        "22",
        "24",
        "27",
        "31",
        "42",
        "97",
        "38;5;99",
        "48;2;1;2;3",
        "58:5:9",
        "39",
        "49",
        "53",
        "59"
    };
    private static final String FINALS = "AABBCCDDGdEF`aeXX@@PPLLMMSTbIZ";
    private static final String[] RARE = {
        "\033[4h",
        "\033[4l",
        "\033[?7l",
        "\033[?7h",
        "\033[?1049h",
        "\033[?1049l",
        "\033[?47h",
        "\033[?47l",
        "\033[?6h",
        "\033[?6l",
        "\033[?25l",
        "\033[?1000h",
        "\033[?1003h",
        "\033[?1006h",
        "\033[?2004h",
        "\033[?1h",
        "\033=",
        "\033>",
        "\033(0",
        "\033(B",
        "\033)0",
        "\016",
        "\017",
        "\033*A",
        "\033N",
        "\033n",
        "\033H",
        "\033[g",
        "\033[3g",
        "\033[!p",
        "\033#8",
        "\033]0;title\007",
        "\033]8;;http://example.com/\033\\",
        "\033]8;;\033\\",
        "\033]4;1;rgb:1/2/3\033\\",
        "\033]11;#123\033\\",
        "\033]104\033\\",
        "\033]111\033\\",
        "\033[1\"q",
        "\033[\"q",
        "\033[?K",
        "\033[?J",
        "\033[22;0t",
        "\033[23;0t",
        "\033[3 q",
        "\033[20h",
        "\033[20l",
        "\033c"
    };

    private TerminalStreams() {}

    static byte[] random(Random random, int functions) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < functions; i++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> out.append(pick(random, TEXTS));
                case 4, 5 -> out.append("\033[").append(pick(random, STYLES)).append('m');
                case 6 -> out.append("\033[%d;%dH".formatted(random.nextInt(12), random.nextInt(26)));
                case 7 -> out.append("\033[%d%s".formatted(random.nextInt(3), random.nextBoolean() ? "J" : "K"));
                case 8 -> out.append(random.nextBoolean() ? "\0337" : "\0338");
                case 9 -> out.append("\033[%d;%dr".formatted(random.nextInt(8), random.nextInt(12)));
                case 10 -> out.append(random.nextInt(4) == 0 ? pick(random, RARE) : "\033M");
                default ->
                    out.append(
                            "\033[%d%s".formatted(random.nextInt(9), FINALS.charAt(random.nextInt(FINALS.length()))));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
