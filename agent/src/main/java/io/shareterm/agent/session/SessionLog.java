package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.Statement;
import io.shareterm.protocol.log.Chain;
import io.shareterm.protocol.log.Checkpoints;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.log.EntrySealer;
import io.shareterm.protocol.log.KeyframeMark;
import java.time.Instant;
import java.util.List;

/**
 * The log of the session: gives every entry its number, seals it once, and signs the log's state from time to time
 * (PROTOCOL 8.1, 9). Numbers rise by one; nothing is ever sealed twice. Lost with the process, and the session with it.
 */
final class SessionLog {
    private final SessionIdentity identity;
    private final OutputKey key;
    private final EntrySealer sealer;
    private final Chain chain;
    private final EntryLog entries;
    private final SeenClock seen;
    private final CheckpointClock checkpoints;
    private final UncutOutput uncut = new UncutOutput();

    SessionLog(SessionIdentity identity, OutputKey key, SessionSettings settings, Instant now) {
        this.identity = identity;
        this.key = key;
        this.sealer = new EntrySealer(identity.sessionId(), key);
        this.chain = Chain.start(identity.sessionId());
        this.entries = new EntryLog(settings.ringBytes());
        this.seen = new SeenClock(settings.inputStale());
        this.checkpoints = new CheckpointClock(settings.checkpointActive(), settings.checkpointIdle(), now);
    }

    /** The sealed entries, for whoever sends them. */
    EntryLog entries() {
        return entries;
    }

    /** The keys under which entries are sealed that may still be in a log, by rising epoch. */
    List<OutputKey> outputKeys() {
        return List.of(key);
    }

    /** The number that the next entry will have. */
    long nextSeq() {
        return entries.newest() + 1;
    }

    /** When the next checkpoint is due. */
    Instant checkpointDue() {
        return checkpoints.due();
    }

    /** Whether input of somebody who has seen entry {@code seenSeq} comes too late (PROTOCOL 7.3). */
    boolean isStale(long seenSeq, Instant now) {
        return seen.isStale(seenSeq, now);
    }

    /** Bytes of the terminal; becomes as many entries as it takes, and leaves what ends inside a sequence for the next time. */
    void output(ByteString bytes, Instant now) {
        uncut.add(bytes).forEach(piece -> append(new EntryContent.Output(piece), now));
    }

    /** No more output will come: what is left ends where it ends. */
    void outputEnded(Instant now) {
        uncut.rest().forEach(piece -> append(new EntryContent.Output(piece), now));
    }

    void append(EntryContent content, Instant now) {
        seal(content, now);
        checkpoints.entry(now);
    }

    /** Signs the state of the log as of now. */
    void checkpoint(Instant now) {
        seal(Checkpoints.sign(identity, key.epoch(), chain, KeyframeMark.NONE), now);
        checkpoints.checkpoint(now);
    }

    /** The signed end of the session after the newest entry (PROTOCOL 6.8). */
    ControlMessage.End end(EndReason reason, int exitCode) {
        long lastSeq = entries.newest();
        Statement statement = Statement.end(identity.sessionId(), lastSeq, chain.value(), reason.number(), exitCode);
        return new ControlMessage.End(reason, exitCode, lastSeq, chain.value(), identity.sign(statement));
    }

    private void seal(EntryContent content, Instant now) {
        SealedEntry entry = new SealedEntry(nextSeq(), sealer.seal(nextSeq(), content));
        chain.add(entry.seq(), entry.frame());
        entries.append(entry);
        seen.made(entry.seq(), now);
    }
}
