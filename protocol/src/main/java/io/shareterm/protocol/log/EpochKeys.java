package io.shareterm.protocol.log;

import io.shareterm.protocol.crypto.AeadOpener;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.crypto.SymmetricKey;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which epoch's key opens what: an epoch covers the entries from its first number until that of the next one
 * (PROTOCOL 4.5). What is sealed under the key of an epoch that does not cover it is not opened, so whoever was removed
 * and still has an older key can add nothing.
 */
final class EpochKeys {

    private record Epoch(OutputKey key, AeadOpener opener) {}

    private final Function<OutputKey, SymmetricKey> derivation;
    private final TreeMap<Long, Epoch> byFirstSeq = new TreeMap<>();

    /** The derivation gives an epoch's key for one kind of thing. */
    EpochKeys(Function<OutputKey, SymmetricKey> derivation) {
        this.derivation = derivation;
    }

    /** Throws {@link IllegalArgumentException} unless it is the first epoch, or follows the last one. */
    void add(OutputKey key) {
        if (!byFirstSeq.isEmpty()) {
            OutputKey.checkRising(List.of(byFirstSeq.lastEntry().getValue().key(), key));
        }
        byFirstSeq.put(key.fromSeq(), new Epoch(key, new AeadOpener(derivation.apply(key))));
    }

    /** The opener for entry {@code seq}, if {@code epoch} is the one that covers it. */
    Optional<AeadOpener> covering(long seq, int epoch) {
        return Optional.ofNullable(byFirstSeq.floorEntry(seq))
                .map(e -> e.getValue())
                .filter(e -> e.key().epoch() == epoch)
                .map(Epoch::opener);
    }
}
