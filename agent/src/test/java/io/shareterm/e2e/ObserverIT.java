package io.shareterm.e2e;

import static io.shareterm.e2e.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.shareterm.protocol.control.ControlMessage;
import io.shareterm.protocol.frame.ErrorCode;
import io.shareterm.protocol.frame.Frame;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An observer's keys never arrive, whatever its program does, on a broker as we ship it. */
class ObserverIT {
    private static final int OBSERVER = 1;

    private final Sandbox sandbox = Sandbox.create();

    @AfterEach
    void nothingIsLeft() {
        sandbox.close();
    }

    @Test
    void whatAnObserverTypesNeverArrives() {
        var received = sandbox.file("received");
        try (var broker = BrokerProcess.start(sandbox);
                var share = ShareProcess.through(
                        sandbox, broker, "sh", "-c", "stty raw -echo; printf recording; exec tee " + received);
                var observer = JoinProcess.start(sandbox, share.observer());
                var handMade = TestViewer.join(share.observer());
                var liar = TestViewer.join(share.observer());
                var helper = TestViewer.join(share.helper())) {
            observer.awaitOut("recording");
            observer.process().type("from the command line");
            observer.process().awaitErr("observer");
            handMade.type("from a program of one's own");
            eventually()
                    .untilAsserted(() -> assertThat(handMade.acks())
                            .extracting(MemberCrypto.Ack::verdict)
                            .containsExactly(OBSERVER));
            liar.send(new Frame.Input(
                    helper.member(), 1, liar.crypto().seal(1, 0, "as a helper").sealed()));
            eventually().untilAsserted(() -> assertThat(failures(liar)).containsExactly(ErrorCode.PROTOCOL_ERROR));

            helper.type("from a helper");

            observer.awaitOut("from a helper");
            assertThat(Programs.read(received)).isEqualTo("from a helper");
        }
    }

    private static List<ErrorCode> failures(TestViewer viewer) {
        return viewer.told().stream()
                .filter(ControlMessage.Failure.class::isInstance)
                .map(message -> ((ControlMessage.Failure) message).code())
                .toList();
    }
}
