package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.admission.AdmitContent;
import io.shareterm.protocol.admission.AgentHandshake;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.crypto.OutputKey;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.ProtocolException;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.log.EntryContent;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides who is let in, and answers (PROTOCOL 5.4, 5.5). The broker's word counts for nothing here. */
final class AdmissionDesk {
    private final SessionIdentity identity;
    private final InviteTable invites;
    private final MemberTable members;
    private final AgentHandshake handshake;

    AdmissionDesk(SessionIdentity identity, InviteTable invites, MemberTable members) {
        this.identity = identity;
        this.invites = invites;
        this.members = members;
        this.handshake = new AgentHandshake(identity, new SecureRandom());
    }

    /** The log as a newcomer finds it. */
    record LogState(long nextSeq, List<OutputKey> keys) {
        LogState {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The answer.
     *
     * @param admitted who is here from now on; empty if the answer is a refusal
     * @param comes whether this member was not here before
     */
    record Decision(ControlMessage.AdmitReply reply, Optional<Member> admitted, boolean comes) {}

    Decision decide(ControlMessage.AdmitRequest request, LogState log, Instant now) {
        try {
            Optional<Member> here =
                    members.admitted(Hashes.sha256(request.admit())).filter(Member::isOnline);
            Member member = admit(request, log, now);
            member.online(true);
            return new Decision(
                    new ControlMessage.AdmitReply(
                            request.joinId(), new ControlMessage.Admitted(member.id(), member.admission())),
                    Optional.of(member),
                    here.isEmpty());
        } catch (ProtocolException refused) {
            ControlMessage.Failure failure = ControlMessage.Failure.of(ErrorCode.REFUSED, refused.getMessage());
            return new Decision(new ControlMessage.AdmitReply(request.joinId(), failure), Optional.empty(), false);
        }
    }

    private Member admit(ControlMessage.AdmitRequest request, LogState log, Instant now) {
        ByteString admitHash = Hashes.sha256(request.admit());
        Optional<Member> before = members.admitted(admitHash);
        if (before.isPresent()) {
            Member member = before.get();
            check(member.isOnline() || members.hasRoomFor(member.role()), "too many people type here already");
            return member;
        }
        Invite invite = invites.find(request.inviteId())
                .orElseThrow(() -> refused("this link is not valid any more: ask for a new one"));
        AdmitContent admit = AdmitContent.open(identity.sessionId(), invite.keys(), request.admit());
        invites.closed(invite, now).ifPresent(why -> {
            throw refused(why);
        });
        check(members.hasRoomFor(invite.role()), "too many people type here already");
        check(members.canRemember(), "too many people are here already");
        int id = members.newId();
        AgentHandshake.Answer answer = handshake.admit(admit, id, invite.role(), log.nextSeq(), log.keys());
        Member member =
                new Member(identity.sessionId(), new EntryContent.Person(id, admit.name(), invite.role()), answer);
        members.add(admitHash, member);
        invites.used(invite);
        return member;
    }

    private static void check(boolean holds, String why) {
        if (!holds) {
            throw refused(why);
        }
    }

    private static ProtocolException refused(String why) {
        return new ProtocolException(ErrorCode.REFUSED, why);
    }
}
