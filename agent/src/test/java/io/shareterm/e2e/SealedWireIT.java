package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is typed and shown is nowhere but in the sharer and the viewers. */
class SealedWireIT {
    private static final String TYPED = "Marker-7d41c2-typed";
    private static final String SHOWN = "MARKER-7D41C2-TYPED";

    private final Sandbox sandbox = Sandbox.create();

    @AfterEach
    void nothingIsLeft() {
        sandbox.close();
    }

    @Test
    void aMarkerIsNeitherOnTheWireNorInTheBrokersHeap() {
        try (var broker = BrokerProcess.start(sandbox);
                var wire = RecordingProxy.to(broker.port());
                var share = shouting("127.0.0.1:" + wire.port(), broker.fingerprint());
                var helper = typingTheMarker(share)) {
            assertThat(share.helper()).as("goes by the wire, too").contains(":" + wire.port() + "/");
            assertNoMarker("the wire", wire.recorded());

            var dump = new InsideJvm(sandbox, broker.process()).dump();
            var session = Link.parse(share.helper());
            assertThat(dump.contains(session.sessionId()))
                    .as("the dump shows what is there")
                    .isTrue();
            for (var secret : List.of(
                    TYPED, SHOWN, session.secret(), Link.parse(share.observer()).secret())) {
                assertThat(dump.contains(secret)).as("in the heap: %s", secret).isFalse();
            }
            assertThat(broker.process().err().text()).as("the broker's log").doesNotContain(session.secret());
            assertThat(helper.output()).contains(SHOWN);
        }
    }

    @Test
    void aMarkerIsNotInWhatABrokerReadsOutOfTls() {
        try (var broker = HostileBroker.start();
                var share = shouting(broker.address(), broker.fingerprint());
                var helper = typingTheMarker(share)) {
            var read = broker.plaintext();

            assertThat(Bytes.contains(
                            read, Link.parse(share.helper()).sessionId().getBytes(StandardCharsets.US_ASCII)))
                    .as("the plaintext shows what is there")
                    .isTrue();
            assertNoMarker("the plaintext of TLS", read);
            assertThat(helper.output()).contains(SHOWN);
        }
    }

    /** A command that answers in upper case, so that what is typed and what is shown are told apart. */
    private ShareProcess shouting(String broker, String fingerprint) {
        return ShareProcess.through(
                sandbox,
                broker,
                fingerprint,
                List.of("sh", "-c", "echo ready; while read -r l; do echo \"$l\" | tr a-z A-Z; done"));
    }

    private JoinProcess typingTheMarker(ShareProcess share) {
        var helper = JoinProcess.start(sandbox, share.helper());
        helper.awaitOut("ready");
        helper.line(TYPED);
        return helper.awaitOut(SHOWN);
    }

    private static void assertNoMarker(String where, byte[] bytes) {
        assertThat(bytes).as(where).isNotEmpty();
        for (var marker : List.of(TYPED, SHOWN)) {
            assertThat(Bytes.contains(bytes, marker.getBytes(StandardCharsets.US_ASCII)))
                    .as("%s in %s", marker, where)
                    .isFalse();
        }
    }
}
