package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is in the heap of another JVM, as the JDK's own tool tells. */
final class InsideJvm {
    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private final Sandbox sandbox;
    private final RunningProcess process;

    InsideJvm(Sandbox sandbox, RunningProcess process) {
        this.sandbox = sandbox;
        this.process = process;
    }

    /** Bytes of all reachable objects. One collection may leave some garbage between them: look again. */
    long liveHeapBytes() {
        var total = HISTOGRAM_TOTAL.matcher(jcmd("GC.class_histogram"));
        assertThat(total.find()).as("a total of %s", process).isTrue();
        return Long.parseLong(total.group(1));
    }

    /** All objects as one byte string, the dead ones too: a secret is as bad in garbage. */
    Dump dump() {
        var file = sandbox.file("heap-" + process.pid() + "-" + System.nanoTime() + ".hprof");
        jcmd("GC.heap_dump", "-all", file.toString());
        try {
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            return new Dump(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jcmd(String... words) {
        var command = new ArrayList<>(List.of(Programs.tool("jcmd"), Long.toString(process.pid())));
        command.addAll(List.of(words));
        var tool = sandbox.start("jcmd", command);
        var exit = tool.awaitExit();
        assertThat(exit.code()).as("%s", tool).isZero();
        return tool.out().text();
    }

    /** The objects of a JVM at one moment. */
    static final class Dump {
        private final byte[] bytes;

        private Dump(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Whether the text is there: as bytes or a compact string, or as a string of two bytes a character. */
        boolean contains(String text) {
            return contains(text.getBytes(StandardCharsets.ISO_8859_1))
                    || contains(text.getBytes(StandardCharsets.UTF_16LE))
                    || contains(text.getBytes(StandardCharsets.UTF_16BE));
        }

        boolean contains(byte[] part) {
            return Bytes.contains(bytes, part);
        }
    }
}
