package io.shareterm.agent.join;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PipeScreenTest {
    @Test
    void writesTheBytesAsTheyAreAndSaysSo() {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        CompletableFuture<Boolean> shown = new CompletableFuture<>();
        new PipeScreen(pipe).show(ByteString.fromString("a\u001b[m"), shown::complete);
        assertThat(shown.join()).isTrue();
        assertThat(pipe.toByteArray()).containsExactly('a', 27, '[', 'm');
    }

    @Test
    void saysThatTheReaderIsGone() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        CompletableFuture<Boolean> shown = new CompletableFuture<>();
        new PipeScreen(closed).show(ByteString.fromString("a"), shown::complete);
        assertThat(shown.join()).isFalse();
    }

    @Test
    void tellsASizeByTheSequenceOfXterm() {
        assertThat(new PipeScreen(new ByteArrayOutputStream()).resize(100, 30).utf8String())
                .isEqualTo("\u001b[8;30;100t");
    }
}
