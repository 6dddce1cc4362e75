package io.shareterm.agent.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import io.shareterm.agent.connection.BrokerDialler;
import io.shareterm.agent.connection.TestServer;
import io.shareterm.agent.viewer.TestSharer;
import io.shareterm.agent.viewer.ViewerEvent;
import io.shareterm.config.tls.ClientTls;
import io.shareterm.config.tls.TlsTrust;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import io.shareterm.protocol.frame.FrameCodec;
import io.shareterm.protocol.frame.FrameLimits;
import io.shareterm.protocol.input.Verdict;
import io.shareterm.protocol.log.EntryContent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A viewer against a broker and a sharer in the test's hand, over real TLS. */
class WatchTest {
    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseString("akka.loglevel = OFF"));

    @TempDir
    private Path folder;

    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final BlockingQueue<TestServer.Peer> peers = new LinkedBlockingQueue<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final Semaphore screenRoom = new Semaphore(1_000_000);
    private final CompletableFuture<JoinEnd> end = new CompletableFuture<>();
    private TestSharer sharer = new TestSharer(Role.HELPER, 1);
    private TestServer server;
    private ActorRef<Watch.Command> watch;

    @AfterEach
    void end() throws IOException {
        testIsOver.countDown();
        KIT.stop(watch);
        server.close();
    }

    @AfterAll
    static void endAll() {
        KIT.shutdownTestKit();
    }

    @Test
    void asksWithTheTokenAndTheAdmitOfItsInvite() throws Exception {
        ControlMessage.Join join = (ControlMessage.Join) join().receiveMessage();
        assertThat(join.sessionId()).isEqualTo(sharer.identity.sessionId());
        assertThat(join.joinToken()).isEqualTo(sharer.joiner.joinToken().bytes());
        assertThat(join.admit()).isEqualTo(sharer.joiner.admit());
    }

    @Test
    void showsTheLogAndSaysWhatItHasSeen() throws Exception {
        TestServer.Peer broker = admitted(join());
        broker.send(sharer.entry(new EntryContent.Resize(100, 30)));
        broker.send(sharer.output("hello"));
        await().untilAsserted(() -> assertThat(String.join("", shown)).isEqualTo("[100x30]hello"));
        await().until(() -> ((Frame.Seen) broker.receive()).seq() == 2);
    }

    @Test
    void waitsForTheSharer() throws Exception {
        TestServer.Peer broker = join();
        broker.receiveMessage();
        broker.send(new ControlMessage.Presence(Sharer.UNKNOWN));
        await().untilAsserted(() -> assertThat(notices).containsExactly("UNKNOWN"));
        broker.send(new ControlMessage.Admitted(1, sharer.admission()));
        await().untilAsserted(() -> assertThat(notices).containsExactly("UNKNOWN", "admitted HELPER"));
    }

    @Test
    void anAdmissionOfSomebodyElseIsNotBelieved() throws Exception {
        TestServer.Peer broker = join();
        broker.receiveMessage();
        broker.send(new ControlMessage.Admitted(1, new TestSharer(Role.HELPER, 1).admission()));
        assertThat(ended()).isInstanceOf(JoinEnd.Distrusted.class);
        assertThat(notices).isEmpty();
    }

    @Test
    void aRefusalIsHeard() throws Exception {
        TestServer.Peer broker = join();
        broker.receiveMessage();
        broker.send(new ControlMessage.Failure(ErrorCode.INVITE_UNKNOWN, "no such invite"));
        assertThat(ended()).isEqualTo(new JoinEnd.TurnedAway(ErrorCode.INVITE_UNKNOWN, "no such invite", false));
    }

    @Test
    void typesOnceTheScreenIsCurrent() throws Exception {
        TestServer.Peer broker = admitted(join());
        Semaphore taken = new Semaphore(0);
        watch.tell(new Watch.Type(ByteString.fromString("ls\n"), taken::release));
        broker.send(sharer.output("$ "));
        await().untilAsserted(() -> assertThat(String.join("", shown)).isEqualTo("$ "));
        assertThat(taken.availablePermits()).isZero();
        broker.send(sharer.checkpoint());
        assertThat(sharer.open(nextInput(broker)).orElseThrow().bytes()).isEqualTo(ByteString.fromString("ls\n"));
        assertThat(taken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sendsInputAgainAsTheSameBytesAfterAGap() throws Exception {
        TestServer.Peer broker = admitted(join());
        broker.send(sharer.checkpoint());
        watch.tell(new Watch.Type(ByteString.fromString("a"), () -> {}));
        ByteString input = nextInput(broker);
        broker.send(sharer.ackFrame(1, Verdict.GAP));
        assertThat(nextInput(broker)).isEqualTo(input);
    }

    @Test
    void anObserverIsToldOnceThatNothingIsTyped() throws Exception {
        sharer = new TestSharer(Role.OBSERVER, 1);
        TestServer.Peer broker = admitted(join());
        broker.send(sharer.checkpoint());
        Semaphore taken = new Semaphore(0);
        watch.tell(new Watch.Type(ByteString.fromString("rm\n"), taken::release));
        watch.tell(new Watch.Type(ByteString.fromString("rm\n"), taken::release));
        assertThat(taken.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> notices.contains("InputRefused[verdict=OBSERVER]"));
        assertThat(notices.stream().filter(notice -> notice.startsWith("InputRefused")))
                .hasSize(1);
        broker.send(new ControlMessage.Ping(5));
        assertThat(broker.receiveMessage()).isEqualTo(new ControlMessage.Pong(5));
    }

    @Test
    void showsEverythingBeforeItEndsEvenIfTheBrokerClosesAtOnce() throws Exception {
        TestServer.Peer broker = admitted(join());
        screenRoom.drainPermits();
        broker.send(sharer.output("last words"));
        broker.send(sharer.end());
        broker.close();
        await().until(screenRoom::hasQueuedThreads);
        assertThat(end).isNotDone();
        screenRoom.release(10);
        assertThat(ended()).isEqualTo(new JoinEnd.Ended(EndReason.COMMAND_ENDED, 3, true));
        assertThat(String.join("", shown)).isEqualTo("last words");
    }

    @Test
    void aScreenThatDoesNotKeepUpIsNotReadAhead() throws Exception {
        TestServer.Peer broker = admitted(join());
        screenRoom.drainPermits();
        broker.send(sharer.output("one"));
        await().until(screenRoom::hasQueuedThreads);
        broker.send(sharer.output("two"));
        screenRoom.release(1);
        await().untilAsserted(() -> assertThat(String.join("", shown)).isEqualTo("one"));
        assertThat(((Frame.Seen) broker.receive()).seq()).isEqualTo(1);
        screenRoom.release(10);
        await().untilAsserted(() -> assertThat(String.join("", shown)).isEqualTo("onetwo"));
    }

    @Test
    void aTamperedEntryEndsItAndIsNotShown() throws Exception {
        TestServer.Peer broker = admitted(join());
        byte[] changed = sharer.output("evil").toArray();
        changed[changed.length - 1] ^= 1;
        broker.send(ByteString.fromArray(changed));
        assertThat(ended()).isInstanceOf(JoinEnd.Distrusted.class);
        assertThat(String.join("", shown)).isEqualTo("");
    }

    @Test
    void aLostConnectionIsSaidSo() throws Exception {
        TestServer.Peer broker = admitted(join());
        await().until(() -> notices.contains("admitted HELPER"));
        broker.close();
        assertThat(ended()).isInstanceOf(JoinEnd.Lost.class);
    }

    private TestServer.Peer join() throws Exception {
        server = TestServer.broker(folder, peer -> {
            peer.send(new ControlMessage.Hello(ByteString.fromArray(new byte[32])));
            peers.add(peer);
            testIsOver.await();
        });
        JoinPlan plan =
                new JoinPlan(server.address(), sharer.identity.sessionId(), sharer.joiner, Duration.ofSeconds(12));
        ClientTls tls = ClientTls.of(new TlsTrust.Pinned(server.fingerprint()));
        watch = KIT.spawn(Watch.create(
                plan,
                system -> new BrokerDialler(system, tls, FrameLimits.BROKER_TO_VIEWER, Duration.ofSeconds(20)),
                new Watch.Sides(new SlowScreen(), new Noted(), end)));
        return peers.take();
    }

    private TestServer.Peer admitted(TestServer.Peer broker) throws IOException {
        broker.receiveMessage();
        broker.send(new ControlMessage.Admitted(1, sharer.admission()));
        await().until(() -> notices.contains("admitted " + sharer.membership.role()));
        return broker;
    }

    private static ByteString nextInput(TestServer.Peer broker) throws IOException {
        while (true) {
            ByteString frame = broker.receiveBytes();
            if (FrameCodec.decode(frame) instanceof Frame.Input) {
                return frame;
            }
        }
    }

    private JoinEnd ended() {
        return end.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Shows what it is given as soon as the test lets it. */
    private final class SlowScreen implements Screen {
        @Override
        public void show(ByteString bytes, Consumer<Boolean> done) {
            Thread writer = new Thread(() -> {
                screenRoom.acquireUninterruptibly();
                shown.add(bytes.utf8String());
                done.accept(true);
            });
            writer.setDaemon(true);
            writer.start();
        }

        @Override
        public ByteString resize(int columns, int rows) {
            return ByteString.fromString("[" + columns + "x" + rows + "]");
        }
    }

    private final class Noted implements JoinListener {
        @Override
        public void presence(Sharer where) {
            notices.add(where.name());
        }

        @Override
        public void admitted(Role role) {
            notices.add("admitted " + role);
        }

        @Override
        public void event(ViewerEvent event) {
            notices.add(event.toString());
        }
    }
}
