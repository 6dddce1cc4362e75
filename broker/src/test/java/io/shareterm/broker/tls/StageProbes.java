package io.shareterm.broker.tls;

import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.testkit.TestPublisher;
import akka.stream.testkit.TestSubscriber;
import akka.stream.testkit.javadsl.TestSink;
import akka.stream.testkit.javadsl.TestSource;
import akka.util.ByteString;

/** A running stage with a probe at each port. */
record StageProbes(RecordingListener listener, TlsControl control, Outside plain, Outside cipher) {
    /** What is attached to one side of the stage. */
    record Outside(TestPublisher.Probe<ByteString> in, TestSubscriber.Probe<ByteString> out) {
        static Flow<ByteString, ByteString, Outside> flow(ActorSystem<?> system) {
            return Flow.fromSinkAndSourceMat(
                    TestSink.create(system), TestSource.create(system), (out, in) -> new Outside(in, out));
        }
    }

    static StageProbes run(ActorSystem<?> system, TlsStage stage, RecordingListener listener) {
        Pair<Pair<TlsControl, Outside>, Outside> running = BidiFlow.fromGraph(stage)
                .join(Outside.flow(system), Keep.both())
                .joinMat(Outside.flow(system), Keep.both())
                .run(system);
        StageProbes probes = new StageProbes(
                listener,
                running.first().first(),
                running.second(),
                running.first().second());
        probes.plainIn().ensureSubscription();
        probes.plainOut().ensureSubscription();
        probes.cipherIn().ensureSubscription();
        probes.cipherOut().ensureSubscription();
        return probes;
    }

    TestPublisher.Probe<ByteString> plainIn() {
        return plain.in();
    }

    TestSubscriber.Probe<ByteString> plainOut() {
        return plain.out();
    }

    TestPublisher.Probe<ByteString> cipherIn() {
        return cipher.in();
    }

    TestSubscriber.Probe<ByteString> cipherOut() {
        return cipher.out();
    }
}
