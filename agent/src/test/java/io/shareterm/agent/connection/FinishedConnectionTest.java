package io.shareterm.agent.connection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.japi.Pair;
import akka.stream.BoundedSourceQueue;
import akka.stream.KillSwitches;
import akka.stream.QueueOfferResult;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FinishedConnectionTest {
    private final ActorTestKit kit = ActorTestKit.create();

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    @Test
    void goodbyeToAPeerThatHasLeftIsHarmless() {
        Pair<BoundedSourceQueue<BrokerConnection.Outgoing>, UniqueKillSwitch> sides =
                Source.<BrokerConnection.Outgoing>queue(1)
                        .viaMat(KillSwitches.single(), Keep.both())
                        .to(Sink.cancelled())
                        .run(kit.system());
        BrokerConnection connection = new BrokerConnection(sides.first(), sides.second(), Optional::empty);
        var early = new BrokerConnection.Outgoing(ByteString.fromString("early"), false);
        await().until(() -> sides.first().offer(early) instanceof QueueOfferResult.Failure);

        assertThatCode(connection::finish).doesNotThrowAnyException();
        assertThatCode(() -> connection.send(ByteString.fromString("late"))).doesNotThrowAnyException();
    }
}
