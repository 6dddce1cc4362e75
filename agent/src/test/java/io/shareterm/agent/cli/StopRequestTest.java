package io.shareterm.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopRequestTest {
    private final List<String> answers = new ArrayList<>();
    private final StopRequest stop = new StopRequest();

    @Test
    void theStepThatIsUnderWayAnswers() {
        stop.answerBy(() -> answers.add("broker"));
        stop.answerBy(() -> answers.add("session"));

        stop.make();

        assertThat(answers).containsExactly("session");
    }

    @Test
    void aSignalDuringTheStartInterruptsNoThreadAndKeepsTheNextStepFromBeginning() {
        stop.make();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThatThrownBy(() -> stop.answerBy(() -> answers.add("session")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("stopped before it began");
        assertThat(stop.isMade()).isTrue();
        assertThat(answers).isEmpty();
    }
}
