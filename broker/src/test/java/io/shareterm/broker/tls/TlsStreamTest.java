package io.shareterm.broker.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.Materializer;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two stages back to back, client and server, with a wire between them that the test may cut up or block. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsStreamTest {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final Flow<ByteString, ByteString, NotUsed> WHOLE = Flow.of(ByteString.class);

    private static TlsFixture tls;

    @BeforeAll
    static void start() {
        tls = new TlsFixture();
    }

    @AfterAll
    static void stop() {
        tls.close();
    }

    /** What the client gets for what it sends, if {@code served} is what the server does with it. */
    private static Flow<ByteString, ByteString, NotUsed> connection(
            Flow<ByteString, ByteString, NotUsed> up,
            Flow<ByteString, ByteString, NotUsed> down,
            Flow<ByteString, ByteString, NotUsed> served) {
        TlsStage server = stage(new ServerEngines(tls.certificates().context()));
        TlsStage client = stage(ClientEngines.offering(tls.certificates().context(), ServerEngines.NATIVE));
        Flow<ByteString, ByteString, NotUsed> peer = BidiFlow.fromGraph(server)
                .reversed()
                .join(served)
                .mapMaterializedValue(control -> NotUsed.getInstance());
        return BidiFlow.fromGraph(client)
                .join(up.via(peer).via(down))
                .mapMaterializedValue(control -> NotUsed.getInstance());
    }

    private static TlsStage stage(Supplier<SSLEngine> engines) {
        TlsDeadlines deadlines = new TlsDeadlines(TlsFixture.LONG, TlsFixture.LONG);
        return new TlsStage(engines, tls.pool(), deadlines, new RecordingListener());
    }

    private static ByteString random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return ByteString.fromArrayUnsafe(bytes);
    }

    private static Source<ByteString, NotUsed> inPieces(ByteString bytes, int size) {
        return Source.range(0, (bytes.size() - 1) / size).map(i -> bytes.slice(i * size, (i + 1) * size));
    }

    private static Flow<ByteString, ByteString, NotUsed> cutInto(int size) {
        return Flow.of(ByteString.class).flatMapConcat(bytes -> inPieces(bytes, size));
    }

    private static Sink<ByteString, CompletionStage<ByteString>> collect() {
        return Sink.fold(ByteString.emptyByteString(), ByteString::concat);
    }

    private static ByteString received(CompletionStage<ByteString> bytes) {
        return bytes.toCompletableFuture().join();
    }

    @Test
    void tenMegabytesArriveBothWays() {
        ByteString up = random(1, TEN_MEGABYTES);
        ByteString down = random(2, TEN_MEGABYTES);
        Materializer materializer = Materializer.matFromSystem(tls.kit().system());
        Pair<CompletionStage<ByteString>, Sink<ByteString, NotUsed>> server =
                collect().preMaterialize(materializer);
        Flow<ByteString, ByteString, NotUsed> served = Flow.fromSinkAndSource(server.second(), inPieces(down, 5_000));

        CompletionStage<ByteString> client =
                inPieces(up, 70_000).via(connection(WHOLE, WHOLE, served)).runWith(collect(), materializer);
        assertThat(received(client).equals(down)).isTrue();
        assertThat(received(server.first()).equals(up)).isTrue();
    }

    @Test
    void ciphertextMayComeInPiecesOfAnySize() {
        ByteString sent = random(3, 20_000);
        for (int size : new int[] {1, 2, 5, 6, 1000, 16_000}) {
            CompletionStage<ByteString> echoed = inPieces(sent, 7_000)
                    .via(connection(cutInto(size), cutInto(size), WHOLE))
                    .runWith(collect(), tls.kit().system());
            assertThat(received(echoed).equals(sent)).as("pieces of %d", size).isTrue();
        }
    }

    @Test
    void viewerThatStopsReadingPullsAlmostNothing() {
        AtomicInteger pulled = new AtomicInteger();
        ByteString frame = random(4, 4096);
        Source<ByteString, NotUsed> frames = Source.repeat(frame).map(same -> {
            pulled.incrementAndGet();
            return same;
        });
        Flow<ByteString, ByteString, NotUsed> served = Flow.fromSinkAndSource(Sink.ignore(), frames);
        Pair<AtomicInteger, Sink<ByteString, NotUsed>> viewer = stoppingAfter(10);

        Source.<ByteString>maybe()
                .via(connection(WHOLE, WHOLE, served))
                .runWith(viewer.second(), tls.kit().system());
        await().until(() -> viewer.first().get() == 10);
        await().during(Duration.ofMillis(200)).until(() -> pulled.get() <= 10 + 4);
    }

    private static Pair<AtomicInteger, Sink<ByteString, NotUsed>> stoppingAfter(int elements) {
        AtomicInteger seen = new AtomicInteger();
        Sink<ByteString, NotUsed> sink = Flow.of(ByteString.class)
                .mapAsync(
                        1,
                        bytes -> seen.incrementAndGet() < elements
                                ? CompletableFuture.completedFuture(bytes)
                                : new CompletableFuture<>())
                .to(Sink.ignore());
        return Pair.create(seen, sink);
    }
}
