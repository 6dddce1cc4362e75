package io.shareterm.broker.peer;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox();

    @Test
    void givesEverythingInOrder() {
        outbox.offer(ByteString.fromString("a"));
        outbox.offer(ByteString.fromString("b"));
        assertThat(outbox.takeAll()).isEqualTo(ByteString.fromString("ab"));
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void isBoundedByBytesAndHasRoomAgainWhenEmptied() {
        var half = ByteString.fromArray(new byte[Outbox.MAX_BYTES / 2]);
        assertThat(outbox.offer(half)).isTrue();
        assertThat(outbox.offer(half)).isTrue();
        assertThat(outbox.offer(ByteString.fromString("x"))).isFalse();
        outbox.takeAll();
        assertThat(outbox.offer(half)).isTrue();
    }
}
