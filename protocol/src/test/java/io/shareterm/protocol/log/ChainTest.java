package io.shareterm.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.identity.SessionIdentity;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionIdentity identity = SessionIdentity.generate(RANDOM);
    private final EntrySealer sealer = new EntrySealer(identity.sessionId(), OutputKey.generate(1, 1, RANDOM));
    private final Chain chain = Chain.start(identity.sessionId());

    @Test
    void goesOnFromASignedValue() {
        add(1);
        var later = Chain.after(chain.seq(), chain.value());
        var frame = sealer.seal(2, new EntryContent.Title("2"));
        chain.add(2, frame);
        later.add(2, frame);
        assertThat(later.value()).isEqualTo(chain.value());
        assertThat(later.seq()).isEqualTo(2);
    }

    @Test
    void sliceOfALargerBufferIsTheSameEntry() {
        var frame = sealer.seal(1, new EntryContent.Title("1"));
        var other = Chain.start(identity.sessionId());
        other.add(1, frame.concat(frame).drop(frame.size()));
        chain.add(1, frame);
        assertThat(other.value()).isEqualTo(chain.value());
    }

    @Test
    void numberMustBeTheNext() {
        add(1);
        var frame = sealer.seal(2, new EntryContent.Title("2"));
        for (var seq : List.of(1L, 3L, 0L)) {
            assertThatThrownBy(() -> chain.add(seq, frame)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(chain.seq()).isEqualTo(1);
    }

    @Test
    void checkpointHoldsForItsPlaceInTheLogOnly() {
        add(1);
        var checkpoint = Checkpoints.sign(identity, 1, chain, KeyframeMark.NONE);

        assertThat(Checkpoints.verify(identity.publicKey(), 1, 2, checkpoint)).isTrue();
        assertThat(Checkpoints.verify(identity.publicKey(), 2, 2, checkpoint)).isFalse();
        assertThat(Checkpoints.verify(identity.publicKey(), 1, 3, checkpoint)).isFalse();
        var stranger = SessionIdentity.generate(RANDOM).publicKey();
        assertThat(Checkpoints.verify(stranger, 1, 2, checkpoint)).isFalse();
        var otherMark = new EntryContent.Checkpoint(
                checkpoint.chain(), new KeyframeMark(1, chain.value()), checkpoint.signature());
        assertThat(Checkpoints.verify(identity.publicKey(), 1, 2, otherMark)).isFalse();
    }

    private void add(long seq) {
        chain.add(seq, sealer.seal(seq, new EntryContent.Title("" + seq)));
    }
}
