package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareterm.protocol.crypto.SymmetricKey;
import io.shareterm.protocol.frame.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A broker that wants to type, alone and with an observer's help, against a real agent. The shared command writes down all that
 * reaches its terminal; after every attack that must be what honest helpers typed and nothing else.
 */
class HostileToAgentIT {
    private static final Sandbox SANDBOX = Sandbox.create();
    private static final Path RECEIVED = SANDBOX.file("received");

    /** Far longer than an honest key takes on a busy machine. */
    private static final Duration STALE = Duration.ofSeconds(3);

    private static final int TYPED = 0;
    private static final int OBSERVER = 1;
    private static final int STALE_INPUT = 4;
    private static final int GAP = 5;
    private static final int DUPLICATE = 6;
    private static final int UNREADABLE = 7;

    private static final StringBuilder HONEST = new StringBuilder();
    private static HostileBroker broker;
    private static ShareProcess share;

    private TestViewer helper;

    @BeforeAll
    static void share() {
        SANDBOX.configureAgent("input.stale = 3s");
        broker = SANDBOX.keep(HostileBroker.start());
        share = SANDBOX.keep(ShareProcess.through(
                SANDBOX,
                broker.address(),
                broker.fingerprint(),
                List.of("sh", "-c", "stty raw -echo; printf recording; exec tee " + RECEIVED)));
    }

    @BeforeEach
    void join() {
        helper = TestViewer.join(share.helper());
        eventually().until(() -> helper.output().contains("recording"));
    }

    @AfterEach
    void onlyWhatWasTypedHonestlyArrived() {
        broker.behave();
        try (var witness = TestViewer.join(share.helper())) {
            HONEST.append("|");
            witness.type("|");
            eventually().untilAsserted(() -> assertThat(verdicts(witness)).containsExactly(TYPED));
            eventually().untilAsserted(() -> assertThat(Programs.read(RECEIVED)).isEqualTo(HONEST.toString()));
        } finally {
            helper.close();
        }
    }

    @AfterAll
    static void end() {
        SANDBOX.close();
    }

    @Test
    void whatTheBrokerInventsIsUnreadable() {
        var invented = SymmetricKey.generate(new java.security.SecureRandom());

        broker.sendToAgent(helper.crypto().forged(1, invented));

        awaitVerdicts(helper, UNREADABLE);
    }

    @Test
    void whatTheBrokerSendsForAMemberWhoIsNotThereIsDropped() {
        var input = honest("a");

        broker.sendToAgent(new Frame.Input(9_999, 1, input.sealed()));

        awaitVerdicts(helper, TYPED);
    }

    @Test
    void whatTheBrokerReplaysIsADuplicate() {
        var input = honest("a");

        broker.sendToAgent(input);
        broker.sendToAgent(input);

        awaitVerdicts(helper, TYPED, DUPLICATE, DUPLICATE);
    }

    @Test
    void whatTheBrokerReordersIsAGapAndTypedInOrderWhenItComesAgain() {
        var held = new CopyOnWriteArrayList<Frame.Input>();
        broker.handToAgent(input -> {
            held.add(input);
            return List.of();
        });
        helper.type("a");
        helper.type("b");
        eventually().until(() -> held.size() == 2);

        broker.sendToAgent(held.get(1));
        broker.sendToAgent(held.get(0));
        broker.sendToAgent(held.get(1));

        HONEST.append("ab");
        awaitVerdicts(helper, GAP, TYPED, TYPED);
        assertThat(helper.acks().get(0).nextSeq()).as("where to go back to").isEqualTo(1);
    }

    @Test
    void whatTheBrokerGivesAnotherNumberOrMemberIsUnreadable() {
        try (var other = TestViewer.join(share.helper())) {
            var input = honest("a");

            broker.sendToAgent(new Frame.Input(helper.member(), 2, input.sealed()));
            broker.sendToAgent(new Frame.Input(other.member(), 1, input.sealed()));

            awaitVerdicts(helper, TYPED, UNREADABLE);
            awaitVerdicts(other, UNREADABLE);
        }
    }

    @Test
    void whatTheBrokerAltersIsUnreadable() {
        broker.handToAgent(input -> List.of(
                new Frame.Input(input.member(), input.seq(), Bytes.flipped(input.sealed(), 3)),
                new Frame.Input(input.member(), input.seq(), input.sealed().dropRight(1))));

        helper.type("a");

        awaitVerdicts(helper, UNREADABLE, UNREADABLE);
    }

    @Test
    void whatTheBrokerHoldsBackIsStaleAndWhatComesAfterItIsTyped() {
        broker.handToAgent(input -> List.of());
        var held = helper.type("rm -r precious\r");
        eventually().until(() -> broker.inputs().contains(held));
        broker.behave();
        try (var other = TestViewer.join(share.helper())) {
            var before = other.seen();
            HONEST.append("x");
            other.type("x");
            eventually().until(() -> helper.seen() > before);
        }
        var superseded = Instant.now();
        eventually().until(() -> Duration.between(superseded, Instant.now()).compareTo(STALE.plusMillis(200)) > 0);

        broker.sendToAgent(held);

        awaitVerdicts(helper, STALE_INPUT);
        honest("y");
        awaitVerdicts(helper, STALE_INPUT, TYPED);
    }

    @Test
    void whoClaimsToHaveSeenWhatIsNotThereYetIsStale() {
        helper.send(helper.crypto().seal(1, 1_000_000, "a"));

        awaitVerdicts(helper, STALE_INPUT);
    }

    @Test
    void anObserverDoesNotTypeWhateverTheBrokerDoesForIt() {
        try (var observer = TestViewer.join(share.observer())) {
            var input = observer.type("a");
            broker.sendToAgent(new Frame.Input(helper.member(), 1, input.sealed()));
            broker.sendToAgent(input);
            awaitVerdicts(observer, OBSERVER, DUPLICATE);
            observer.type("b");

            awaitVerdicts(observer, OBSERVER, DUPLICATE, OBSERVER);
            awaitVerdicts(helper, UNREADABLE);
        }
    }

    /** Types as it should be, and waits until it is written. */
    private Frame.Input honest(String text) {
        int answered = helper.acks().size();
        HONEST.append(text);
        var input = helper.type(text);
        eventually()
                .untilAsserted(() -> assertThat(verdicts(helper))
                        .hasSize(answered + 1)
                        .last()
                        .isEqualTo(TYPED));
        return input;
    }

    private static void awaitVerdicts(TestViewer viewer, Integer... verdicts) {
        eventually().untilAsserted(() -> assertThat(verdicts(viewer)).containsExactly(verdicts));
    }

    private static List<Integer> verdicts(TestViewer viewer) {
        return viewer.acks().stream().map(MemberCrypto.Ack::verdict).toList();
    }
}
