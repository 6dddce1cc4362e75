package io.shareterm.protocol.log;

import akka.util.ByteString;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.SessionKey;
import io.shareterm.protocol.identity.Statement;

/** Makes and checks the signature of a checkpoint (PROTOCOL 9.2). */
public final class Checkpoints {

    private Checkpoints() {}

    /**
     * The content of the checkpoint entry that comes next.
     *
     * @param epoch the epoch under which the entry will be sealed
     * @param before the chain up to the entry before
     */
    public static EntryContent.Checkpoint sign(
            SessionIdentity identity, int epoch, Chain before, KeyframeMark keyframe) {
        var statement = statement(identity.sessionId(), epoch, before.seq() + 1, before.value(), keyframe);
        return new EntryContent.Checkpoint(before.value(), keyframe, identity.sign(statement));
    }

    /**
     * Whether the session's key signed this checkpoint as entry {@code seq} of {@code epoch}. Whether its chain value
     * is the viewer's own is for the caller to compare.
     */
    public static boolean verify(SessionKey key, int epoch, long seq, EntryContent.Checkpoint checkpoint) {
        var statement = statement(key.sessionId(), epoch, seq, checkpoint.chain(), checkpoint.keyframe());
        return key.verify(statement, checkpoint.signature());
    }

    private static Statement statement(
            SessionId session, int epoch, long seq, ByteString chain, KeyframeMark keyframe) {
        return Statement.checkpoint(session, epoch, seq, chain, keyframe.counter(), keyframe.hash());
    }
}
