package io.shareterm.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import io.shareterm.agent.connection.DialFailure.Kind;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.TlsTrust;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.FrameLimits;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets and real TLS. */
class DialRoundTest {
    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseString("akka.loglevel = OFF"));
    private static final ControlMessage.Hello HELLO = new ControlMessage.Hello(ByteString.fromArray(new byte[32]));
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final TestProbe<DialOutcome> told = KIT.createTestProbe();
    private final TestProbe<ConnectionEvent.Over> ends = KIT.createTestProbe();

    @AfterEach
    void end() {
        testIsOver.countDown();
    }

    @AfterAll
    static void endAll() {
        KIT.shutdownTestKit();
    }

    @Test
    void reachesABrokerThatSaysHello() throws IOException {
        try (TestServer server = TestServer.broker(folder, this::hello)) {
            DialOutcome.Reached reached = (DialOutcome.Reached) dial(server);
            assertThat(reached.hello()).isEqualTo(HELLO);
            assertThat(reached.certificate().fingerprint()).isEqualTo(server.fingerprint());
            assertThat(reached.broker()).isEqualTo(server.address());
        }
    }

    @Test
    void refusesAnotherKeyThanThePinnedOne() throws IOException {
        try (TestServer server = TestServer.broker(folder, this::hello)) {
            TlsTrust other = new TlsTrust.Pinned(new Fingerprint("AAAAAAAAAAAAAAAAAAAAAA"));
            failed(dial(other, PATIENT, server.address()), Kind.CERTIFICATE, "another key than the one expected");
        }
    }

    @Test
    void refusesACertificateOfNobodyWeTrust() throws IOException {
        try (TestServer server = TestServer.broker(folder, this::hello)) {
            failed(dial(new TlsTrust.SystemTrust(), PATIENT, server.address()), Kind.CERTIFICATE, "-c CA.pem");
        }
    }

    @Test
    void aServerOfTls12IsNoBroker() throws IOException {
        try (TestServer server = TestServer.tls(folder, List.of("TLSv1.2"), List.of(), this::hello)) {
            failed(dial(server), Kind.NOT_A_BROKER, "does not speak TLS 1.3");
        }
    }

    @Test
    void aWebServerIsNoBroker() throws IOException {
        try (TestServer server = TestServer.tls(folder, List.of("TLSv1.3"), List.of(), this::hello)) {
            failed(dial(server), Kind.NOT_A_BROKER, "does not offer the protocol shareterm/1");
        }
        try (TestServer server = TestServer.tls(folder, List.of("TLSv1.3"), List.of("h2"), this::hello)) {
            failed(dial(server), Kind.NOT_A_BROKER, "no shareterm broker answers at");
        }
    }

    @Test
    void aServerWithoutTlsIsNoBroker() throws IOException {
        try (TestServer server = TestServer.plain(folder, socket -> {
            socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            testIsOver.await();
        })) {
            failed(dial(server), Kind.NOT_A_BROKER, "does not speak TLS");
        }
    }

    @Test
    void whoClosesWithoutAWordIsNoBroker() throws IOException {
        try (TestServer server = TestServer.broker(folder, TestServer.Peer::close)) {
            failed(dial(server), Kind.NOT_A_BROKER, "closed the connection without a word");
        }
        try (TestServer server = TestServer.plain(folder, socket -> socket.close())) {
            failed(dial(server), Kind.NOT_A_BROKER, "closed the connection without a word");
        }
    }

    @Test
    void aHandshakeThatStallsTimesOut() throws IOException {
        try (TestServer server = TestServer.plain(folder, socket -> testIsOver.await())) {
            failed(dial(pinned(server), IMPATIENT, server.address()), Kind.TIMEOUT, "no answer from");
        }
    }

    @Test
    void aBrokerThatNeverSaysHelloTimesOut() throws IOException {
        try (TestServer server = TestServer.broker(folder, peer -> testIsOver.await())) {
            failed(dial(pinned(server), Duration.ofSeconds(3), server.address()), Kind.TIMEOUT, "no answer from");
        }
    }

    @Test
    void aBrokerThatSaysNoIsHeard() throws IOException {
        try (TestServer server = TestServer.broker(folder, peer -> {
            peer.send(new ControlMessage.Failure(ErrorCode.LIMIT_REACHED, "too many connections"));
            testIsOver.await();
        })) {
            failed(dial(server), Kind.TURNED_AWAY, "says: too many connections");
        }
    }

    @Test
    void aBrokerThatSaysSomethingElseFirstBreaksTheProtocol() throws IOException {
        try (TestServer server = TestServer.broker(folder, peer -> {
            peer.send(new ControlMessage.Ping(1));
            testIsOver.await();
        })) {
            failed(dial(server), Kind.PROTOCOL, "did not say hello first");
        }
    }

    @Test
    void aFrameThatIsTooLongBreaksTheProtocol() throws IOException {
        try (TestServer server = TestServer.broker(folder, peer -> {
            peer.send(ByteString.fromArray(new byte[] {0x7f, 0, 0, 0, 0x10}));
            testIsOver.await();
        })) {
            failed(dial(server), Kind.PROTOCOL, "frame too large");
        }
    }

    @Test
    void nobodyListensThere() throws IOException {
        failed(
                dial(new TlsTrust.NoVerification(), PATIENT, closedPort()),
                Kind.CONNECTION_REFUSED,
                "nobody answers at");
    }

    @Test
    void thereIsNoHostOfThatName() {
        failed(
                dial(new TlsTrust.NoVerification(), PATIENT, new HostPort("nohost.invalid", 7373)),
                Kind.NAME_NOT_FOUND,
                "there is no host named nohost.invalid");
    }

    @Test
    void triesTheNextBrokerAndTellsOfAllIfNoneIsThere() throws IOException {
        HostPort nobody = closedPort();
        try (TestServer server = TestServer.broker(folder, this::hello)) {
            assertThat(dial(pinned(server), PATIENT, nobody, server.address()))
                    .isInstanceOfSatisfying(
                            DialOutcome.Reached.class,
                            reached -> assertThat(reached.broker()).isEqualTo(server.address()));
        }
        DialOutcome outcome = dial(new TlsTrust.NoVerification(), PATIENT, nobody, new HostPort("nohost.invalid", 1));
        assertThat(((DialOutcome.Unreachable) outcome).reasons())
                .extracting(DialFailure::kind)
                .containsExactly(Kind.CONNECTION_REFUSED, Kind.NAME_NOT_FOUND);
    }

    @Test
    void anAbortedConnectionIsOver() throws IOException {
        try (TestServer server = TestServer.broker(folder, this::hello)) {
            DialOutcome.Reached reached = (DialOutcome.Reached) dial(server);
            reached.ready().tell(ConnectionEvent.Next.NEXT);
            reached.connection().abort("enough");
            assertThat(over().kind()).isEqualTo(Kind.NETWORK);
        }
    }

    @Test
    void aConnectionThatThePeerClosedIsOverInGoodOrder() throws IOException {
        try (TestServer server = TestServer.broker(folder, peer -> {
            peer.send(HELLO);
            peer.close();
        })) {
            DialOutcome.Reached reached = (DialOutcome.Reached) dial(server);
            reached.ready().tell(ConnectionEvent.Next.NEXT);
            assertThat(over().kind()).isEqualTo(Kind.CLOSED);
            reached.connection().finish();
            reached.connection().send(ByteString.fromString("too late"));
        }
    }

    @Test
    void anEndWithinAFrameIsATruncation() throws IOException {
        try (TestServer server = TestServer.broker(folder, peer -> {
            peer.send(HELLO);
            peer.send(ByteString.fromArray(new byte[] {0, 0, 0, 9, 0x06, 0, 0}));
            peer.close();
        })) {
            DialOutcome.Reached reached = (DialOutcome.Reached) dial(server);
            reached.ready().tell(ConnectionEvent.Next.NEXT);
            assertThat(over().sentence()).contains("ended within a frame");
        }
    }

    private void hello(TestServer.Peer peer) throws Exception {
        peer.send(HELLO);
        testIsOver.await();
    }

    private DialOutcome dial(TestServer server) {
        return dial(pinned(server), PATIENT, server.address());
    }

    private DialOutcome dial(TlsTrust trust, Duration timeout, HostPort... brokers) {
        BrokerDialler dialler =
                new BrokerDialler(KIT.system(), ClientTls.of(trust), FrameLimits.BROKER_TO_AGENT, timeout);
        KIT.spawn(dialling(dialler, List.of(brokers)));
        return told.receiveMessage(Duration.ofSeconds(30));
    }

    private DialFailure over() {
        return ends.receiveMessage(Duration.ofSeconds(30)).reason();
    }

    /** Dials, tells the probe the outcome and then the end of the connection that was reached. */
    private Behavior<DialEvent> dialling(BrokerDialler dialler, List<HostPort> brokers) {
        return Behaviors.setup(context -> {
            DialRound<DialEvent> round = new DialRound<>(context, dialler, event -> event);
            round.begin(brokers);
            return Behaviors.receiveMessage(event -> round.on(event)
                    .map(outcome -> {
                        told.ref().tell(outcome);
                        return outcome instanceof DialOutcome.Reached reached
                                ? reached(reached)
                                : Behaviors.<DialEvent>stopped();
                    })
                    .orElse(Behaviors.same()));
        });
    }

    private Behavior<DialEvent> reached(DialOutcome.Reached reached) {
        return Behaviors.receiveMessage(event -> {
            if (event instanceof DialEvent.OnConnection on
                    && on.attempt() == reached.attempt()
                    && on.event() instanceof ConnectionEvent.Over over) {
                ends.ref().tell(over);
            }
            return Behaviors.same();
        });
    }

    private static TlsTrust pinned(TestServer server) {
        return new TlsTrust.Pinned(server.fingerprint());
    }

    private static HostPort closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new HostPort("127.0.0.1", free.getLocalPort());
        }
    }

    private static void failed(DialOutcome outcome, Kind kind, String sentence) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DialOutcome.Unreachable.class,
                        unreachable -> assertThat(unreachable.reasons())
                                .singleElement()
                                .satisfies(reason -> {
                                    assertThat(reason.sentence()).contains(sentence);
                                    assertThat(reason.kind()).isEqualTo(kind);
                                }));
    }
}
