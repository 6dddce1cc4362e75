package io.shareterm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameLimitsTest {

    /** The table of PROTOCOL 2.3, column "way". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FIRST_MESSAGE    | CONTROL
            AGENT_TO_BROKER  | ENTRY KEYFRAME INPUT_ACK CONTROL
            BROKER_TO_AGENT  | INPUT ENTRY_ACK CONTROL
            VIEWER_TO_BROKER | INPUT SEEN CONTROL
            BROKER_TO_VIEWER | ENTRY KEYFRAME INPUT_ACK CONTROL
            """)
    void onlyTheseTypesGoThisWay(FrameLimits limits, String types) {
        assertThat(Arrays.stream(FrameType.values()).filter(limits::allows).map(Enum::name))
                .containsExactlyInAnyOrder(types.split(" "));
    }

    @ParameterizedTest
    @EnumSource
    void lengthIsLetThroughToItsEnds(FrameType type) {
        var limits = Arrays.stream(FrameLimits.values())
                .filter(l -> l.allows(type))
                .findFirst()
                .orElseThrow();
        for (var length : List.of(1L + type.minBody(), 1L + type.maxBody())) {
            assertThat(limits.check(length, type.number())).isEqualTo(type);
        }
        for (var length : List.of(0L + type.minBody(), 2L + type.maxBody())) {
            assertThatThrownBy(() -> limits.check(length, type.number())).isInstanceOf(ProtocolException.class);
        }
        assertThat(type.maxNative()).isEqualTo(5 + type.maxBody());
    }

    @Test
    void typeIsKnownByItsNumberAlone() {
        for (var number = 0; number < 256; number++) {
            var wanted = number;
            var known = Arrays.stream(FrameType.values()).anyMatch(t -> t.number() == wanted);
            if (known) {
                assertThat(FrameType.of(number).number()).isEqualTo(number);
            } else {
                assertThatThrownBy(() -> FrameType.of(wanted)).isInstanceOf(ProtocolException.class);
            }
        }
    }
}
