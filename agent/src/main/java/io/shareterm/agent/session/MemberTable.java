package io.shareterm.agent.session;

import akka.util.ByteString;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.log.EntryContent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The members of the session. A number is never used again. At most {@value #MAX_REMEMBERED} are remembered; whoever has been
 * away longest makes room for somebody new, and would come back as somebody new.
 */
final class MemberTable {
    /** PROTOCOL 5.5: the newest admits that are answered as before. */
    static final int MAX_REMEMBERED = 4096;

    private final int maxTyping;
    private final Map<Integer, Member> byId = new HashMap<>();
    /** By the hash of the admit, oldest first. */
    private final LinkedHashMap<ByteString, Member> byAdmit = new LinkedHashMap<>();

    private int lastId;

    /** @param maxTyping helpers who may be here at once */
    MemberTable(int maxTyping) {
        this.maxTyping = maxTyping;
    }

    Optional<Member> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The member that this very admit, by its hash, let in before. */
    Optional<Member> admitted(ByteString admitHash) {
        return Optional.ofNullable(byAdmit.get(admitHash));
    }

    /** A number that was never used. */
    int newId() {
        return ++lastId;
    }

    /** Whether one more member of this role may be here. */
    boolean hasRoomFor(Role role) {
        return role == Role.OBSERVER
                || here().filter(member -> member.role() == Role.HELPER).count() < maxTyping;
    }

    /** Whether somebody new can be remembered, if need be instead of somebody who is away. */
    boolean canRemember() {
        return byAdmit.size() < MAX_REMEMBERED || byAdmit.values().stream().anyMatch(member -> !member.isOnline());
    }

    /** Adds a new member. */
    void add(ByteString admitHash, Member member) {
        if (byAdmit.size() >= MAX_REMEMBERED) {
            forgetOldestAway();
        }
        byAdmit.put(admitHash, member);
        byId.put(member.id(), member);
    }

    /** The members who are here, by their numbers; at most as many as a roster holds, helpers first. */
    EntryContent.Roster roster() {
        List<Member> first = here().sorted(Comparator.comparing(Member::role).thenComparing(Member::id))
                .limit(EntryContent.Roster.MAX)
                .toList();
        return new EntryContent.Roster(first.stream()
                .sorted(Comparator.comparing(Member::id))
                .map(Member::person)
                .toList());
    }

    boolean nobodyIsHere() {
        return here().findAny().isEmpty();
    }

    /** No connection of any member is left. */
    void allGone() {
        byId.values().forEach(member -> member.online(false));
    }

    private Stream<Member> here() {
        return byId.values().stream().filter(Member::isOnline);
    }

    private void forgetOldestAway() {
        Iterator<Member> members = byAdmit.values().iterator();
        while (members.hasNext()) {
            Member member = members.next();
            if (!member.isOnline()) {
                members.remove();
                byId.remove(member.id());
                return;
            }
        }
    }
}
