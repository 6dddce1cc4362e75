package io.shareterm.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.junit.jupiter.api.Test;

class RawModeTest {
    @Test
    void everyByteIsTypedAsItIsAndNothingIsEchoed() {
        Attributes cooked = new Attributes();
        cooked.setLocalFlag(LocalFlag.ISIG, true);
        cooked.setLocalFlag(LocalFlag.ICANON, true);
        cooked.setLocalFlag(LocalFlag.ECHO, true);
        cooked.setInputFlag(InputFlag.ICRNL, true);
        cooked.setInputFlag(InputFlag.IXON, true);
        cooked.setOutputFlag(OutputFlag.OPOST, true);
        Attributes raw = LocalTerminal.raw(cooked);
        assertThat(raw.getLocalFlags()).isEmpty();
        assertThat(raw.getInputFlags()).isEmpty();
        assertThat(raw.getOutputFlag(OutputFlag.OPOST)).isFalse();
        assertThat(raw.getControlChar(ControlChar.VMIN)).isEqualTo(1);
        assertThat(cooked.getLocalFlag(LocalFlag.ECHO)).isTrue();
    }
}
