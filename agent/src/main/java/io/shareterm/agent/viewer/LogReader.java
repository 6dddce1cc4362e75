package io.shareterm.agent.viewer;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Membership;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionKey;
import io.shareterm.protocol.identity.Statement;
import io.shareterm.protocol.log.Chain;
import io.shareterm.protocol.log.Checkpoints;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntryOpener;
import java.util.Optional;

/**
 * Opens the entries and holds them against each other and against the sharer's signatures (PROTOCOL 9.3). Whatever it throws
 * means that somebody tampers with the log: the session is not to be trusted any more.
 */
final class LogReader {
    private final SessionKey sessionKey;
    private final EntryOpener opener;
    /** Empty after missing entries, until the next checkpoint says the value. */
    private Optional<Chain> chain;

    private long lastSeq;

    LogReader(Membership membership) {
        this.sessionKey = membership.sessionKey();
        this.opener = new EntryOpener(sessionKey.sessionId());
        membership.outputKeys().forEach(opener::add);
        this.chain = Optional.of(Chain.start(sessionKey.sessionId()));
    }

    /** The highest entry that was opened; 0 before the first. */
    long lastSeq() {
        return lastSeq;
    }

    /**
     * Opens the next entry.
     *
     * @param frame the whole native frame of {@code entry}
     * @throws ProtocolException if its number does not rise, it does not open, or a checkpoint is not the sharer's or
     *     speaks of another log
     */
    EntryContent read(Frame.Entry entry, ByteString frame) {
        long seq = entry.seq();
        if (seq <= lastSeq) {
            throw Tampering.with("an entry came again: seq=" + seq + ", last=" + lastSeq);
        }
        if (seq != lastSeq + 1) {
            chain = Optional.empty();
        }
        EntryContent content = opener.open(entry);
        if (content instanceof EntryContent.Checkpoint checkpoint) {
            check(entry, checkpoint);
        }
        chain.ifPresent(value -> value.add(seq, frame));
        lastSeq = seq;
        return content;
    }

    private void check(Frame.Entry entry, EntryContent.Checkpoint checkpoint) {
        if (!Checkpoints.verify(sessionKey, entry.epoch(), entry.seq(), checkpoint)) {
            throw Tampering.with("a checkpoint is not signed by the sharer: seq=" + entry.seq());
        }
        if (chain.isEmpty()) {
            chain = Optional.of(Chain.after(entry.seq() - 1, checkpoint.chain()));
        } else if (!chain.get().value().equals(checkpoint.chain())) {
            throw Tampering.with("what came before is not what the sharer sent: seq=" + entry.seq());
        }
    }

    /**
     * Whether everything up to the signed end was read.
     *
     * @throws ProtocolException if the sharer did not sign it
     */
    boolean readToEnd(ControlMessage.End end) {
        Statement statement = Statement.end(
                sessionKey.sessionId(), end.lastSeq(), end.chain(), end.reason().number(), end.exitCode());
        if (!sessionKey.verify(statement, end.signature())) {
            throw Tampering.with("the end of the session is not signed by the sharer");
        }
        return lastSeq == end.lastSeq()
                && chain.map(value -> value.value().equals(end.chain())).orElse(true);
    }
}
