package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.admission.AgentHandshake;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.identity.SessionId;
import io.shareterm.protocol.input.Ack;
import io.shareterm.protocol.input.AckSealer;
import io.shareterm.protocol.input.InputOpener;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import io.shareterm.protocol.text.MemberName;
import java.time.Instant;

/**
 * Somebody who was let in. Keeps the numbers of what the member typed for as long as the member is remembered, whatever
 * happens to its connections.
 */
final class Member {
    private final EntryContent.Person person;
    private final ByteString admission;
    private final InputOpener opener;
    private final AckSealer acks;
    private final UnreadableBudget unreadable = new UnreadableBudget();
    private long nextSeq = 1;
    private int unwritten;
    private boolean online = true;

    Member(SessionId session, EntryContent.Person person, AgentHandshake.Answer answer) {
        this.person = person;
        this.admission = answer.admission();
        this.opener = new InputOpener(session, answer.keys());
        this.acks = new AckSealer(session, answer.keys());
    }

    EntryContent.Person person() {
        return person;
    }

    int id() {
        return person.member();
    }

    MemberName name() {
        return person.name();
    }

    Role role() {
        return person.role();
    }

    /** The answer to this member's admit, the same every time (PROTOCOL 5.5). */
    ByteString admission() {
        return admission;
    }

    boolean isOnline() {
        return online;
    }

    void online(boolean now) {
        online = now;
    }

    InputOpener opener() {
        return opener;
    }

    /** The number of the next input. */
    long nextSeq() {
        return nextSeq;
    }

    /** The next input was taken, or refused for good. */
    void consume() {
        nextSeq++;
    }

    /** Answers wait until what was typed before is written. */
    boolean hasUnwritten() {
        return unwritten > 0;
    }

    void writing() {
        unwritten++;
    }

    void written() {
        unwritten--;
    }

    /** Whether one more unreadable input is answered (PROTOCOL 7.3). */
    boolean answersUnreadable(Instant now) {
        return unreadable.take(now);
    }

    /** The sealed answer, a whole native frame. */
    ByteString ack(long next, Verdict verdict) {
        return acks.seal(new Ack(next, verdict));
    }
}
