package io.shareterm.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import io.shareterm.agent.connection.BrokerDialler;
import io.shareterm.agent.connection.DialFailure;
import io.shareterm.agent.connection.TestServer;
import io.shareterm.agent.session.SharedSession;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.TlsTrust;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.crypto.Hashes;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.identity.SessionIdentity;
import io.shareterm.protocol.identity.SessionKey;
import io.shareterm.protocol.identity.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker in the test's hand, over real TLS. */
class UplinkTest {
    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseString("akka.loglevel = OFF"));
    private static final ByteString NONCE = ByteString.fromArray(new byte[32]);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final SessionIdentity identity = SessionIdentity.generate(new SecureRandom());
    private final ControlMessage.Invites invites = new ControlMessage.Invites(List.of());
    private final TestProbe<UplinkEvent> owner = KIT.createTestProbe();
    private final TestProbe<SharedSession.Command> told = KIT.createTestProbe();
    private final ActorRef<SharedSession.Command> session = KIT.spawn(session());
    private final BlockingQueue<TestServer.Peer> peers = new LinkedBlockingQueue<>();
    private TestServer server;
    private ActorRef<Uplink.Command> uplink;

    @AfterEach
    void end() throws IOException {
        KIT.stop(uplink);
        server.close();
    }

    @AfterAll
    static void endAll() {
        KIT.shutdownTestKit();
    }

    @Test
    void claimsTheSessionOnThisVeryConnection() throws Exception {
        TestServer.Peer broker = dial();
        ControlMessage.Open open = (ControlMessage.Open) broker.receiveMessage();
        ByteString spki = ByteString.fromArray(
                server.material().certificate().getPublicKey().getEncoded());
        Statement claim =
                Statement.open(identity.sessionId(), NONCE, open.nonce(), Hashes.sha256(spki), open.generation());
        assertThat(new SessionKey(open.publicKey()).verify(claim, open.signature()))
                .isTrue();
        assertThat(open.sessionId()).isEqualTo(identity.sessionId());
        assertThat(open.generation()).isEqualTo(1);
        assertThat(open.makesKeyframes()).isFalse();
    }

    @Test
    void registersTheInvitesAndTellsWhereLinksLead() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("share.example.org", 443, 0));
        assertThat(broker.receiveMessage()).isEqualTo(invites);
        assertThat(up().publicAddress()).isEqualTo(new HostPort("share.example.org", 443));
    }

    @Test
    void aBrokerWithoutAPublicNameStandsInLinksAsItWasDialled() throws Exception {
        opened(dial(), new ControlMessage.Opened("", 0, 0));
        assertThat(up().publicAddress()).isEqualTo(server.address());
    }

    @Test
    void bringsWhatTheBrokerSendsToTheSessionInOrder() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("", 0, 4));
        Frame.Input input = new Frame.Input(3, 1, ByteString.fromArray(new byte[48]));
        broker.send(new ControlMessage.Grant(4, 9000));
        broker.send(FrameCodec.encode(new Frame.EntryAck(4)));
        broker.send(FrameCodec.encode(input));
        broker.send(new ControlMessage.MemberOffline(3));
        uplink.tell(new Uplink.Serve(session));
        assertThat(next())
                .isInstanceOfSatisfying(
                        SharedSession.Attached.class,
                        attached -> assertThat(attached.lastSeq()).isEqualTo(4));
        assertThat(next()).isEqualTo(new SharedSession.Granted(4, 9000));
        assertThat(next()).isEqualTo(new SharedSession.EntriesHeld(4));
        assertThat(next()).isEqualTo(new SharedSession.Typed(input));
        assertThat(next()).isEqualTo(new SharedSession.MemberGone(3));
    }

    @Test
    void sendsWhatTheSessionSendsAndTellsWhenTheSocketHasTakenIt() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("", 0, 0));
        uplink.tell(new Uplink.Serve(session));
        SharedSession.Attached attached = (SharedSession.Attached) next();
        ByteString entry = FrameCodec.encode(new Frame.Entry(1, 1, ByteString.fromArray(new byte[17])));
        attached.link().sendEntries(List.of(entry));
        assertThat(broker.receiveMessage()).isEqualTo(invites);
        assertThat(broker.receiveBytes()).isEqualTo(entry);
        assertThat(next()).isEqualTo(new SharedSession.Written(entry.size()));
    }

    @Test
    void answersAPing() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("", 0, 0));
        uplink.tell(new Uplink.Serve(session));
        broker.send(new ControlMessage.Ping(77));
        assertThat(broker.receiveMessage()).isEqualTo(invites);
        assertThat(broker.receiveMessage()).isEqualTo(new ControlMessage.Pong(77));
    }

    @Test
    void dialsAgainAfterALossWithAHigherGeneration() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("", 0, 0));
        up();
        uplink.tell(new Uplink.Serve(session));
        assertThat(next()).isInstanceOf(SharedSession.Attached.class);
        broker.close();
        assertThat(next()).isEqualTo(SharedSession.Detached.DETACHED);
        owner.expectMessageClass(UplinkEvent.Lost.class, LONG);
        TestServer.Peer again = accepted();
        assertThat(((ControlMessage.Open) again.receiveMessage()).generation()).isEqualTo(2);
        again.send(new ControlMessage.Opened("", 0, 3));
        up();
        assertThat(next())
                .isInstanceOfSatisfying(
                        SharedSession.Attached.class,
                        attached -> assertThat(attached.lastSeq()).isEqualTo(3));
    }

    @Test
    void givesUpIfTheFirstBrokerRefusesTheClaim() throws Exception {
        TestServer.Peer broker = dial();
        broker.receiveMessage();
        broker.send(new ControlMessage.Failure(ErrorCode.LIMIT_REACHED, "sessions: max=1"));
        broker.close();
        UplinkEvent.GaveUp gaveUp = owner.expectMessageClass(UplinkEvent.GaveUp.class, LONG);
        assertThat(gaveUp.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(DialFailure.Kind.TURNED_AWAY);
            assertThat(reason.sentence()).contains("sessions: max=1");
        });
    }

    @Test
    void aPublicAddressThatIsNoneDoesNotLeaveTheSharerWaiting() throws Exception {
        opened(dial(), new ControlMessage.Opened("broker.300", 443, 0));
        UplinkEvent.GaveUp gaveUp = owner.expectMessageClass(UplinkEvent.GaveUp.class, LONG);
        assertThat(gaveUp.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.sentence()).contains("broker.300"));
    }

    @Test
    void leavesABrokerThatBreaksTheProtocol() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("", 0, 0));
        uplink.tell(new Uplink.Serve(session));
        assertThat(next()).isInstanceOf(SharedSession.Attached.class);
        broker.send(new ControlMessage.Opened("", 0, 0));
        assertThat(next()).isEqualTo(SharedSession.Detached.DETACHED);
    }

    @Test
    void finishesInGoodOrder() throws Exception {
        TestServer.Peer broker = opened(dial(), new ControlMessage.Opened("", 0, 0));
        up();
        uplink.tell(Uplink.Finish.FINISH);
        broker.awaitEnd();
    }

    private TestServer.Peer dial() throws Exception {
        server = TestServer.broker(folder, peer -> {
            peer.send(new ControlMessage.Hello(NONCE));
            peers.add(peer);
            new java.util.concurrent.CountDownLatch(1).await();
        });
        BrokerDialler dialler = new BrokerDialler(
                KIT.system(),
                ClientTls.of(new TlsTrust.Pinned(server.fingerprint())),
                FrameLimits.BROKER_TO_AGENT,
                Duration.ofSeconds(20));
        UplinkSettings settings =
                new UplinkSettings(List.of(server.address()), Duration.ofMillis(20), Duration.ofMillis(100));
        uplink = KIT.spawn(Uplink.create(settings, dialler, new Sharing(identity, invites, owner.ref())));
        return accepted();
    }

    private TestServer.Peer accepted() throws InterruptedException {
        return peers.take();
    }

    private static TestServer.Peer opened(TestServer.Peer broker, ControlMessage.Opened opened) throws IOException {
        assertThat(broker.receiveMessage()).isInstanceOf(ControlMessage.Open.class);
        broker.send(opened);
        return broker;
    }

    private UplinkEvent.Up up() {
        return owner.expectMessageClass(UplinkEvent.Up.class, LONG);
    }

    /** What the session is told next. */
    private SharedSession.Command next() {
        return told.receiveMessage(LONG);
    }

    /** A session that deals with everything at once and tells the probe. */
    private Behavior<SharedSession.Command> session() {
        return Behaviors.receiveMessage(command -> {
            if (command instanceof SharedSession.Fence fence) {
                fence.replyTo().tell(SharedSession.Passed.PASSED);
            } else {
                told.ref().tell(command);
            }
            return Behaviors.same();
        });
    }
}
