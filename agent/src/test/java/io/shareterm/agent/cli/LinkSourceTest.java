package io.shareterm.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkSourceTest {
    private static final String LINK = "https://host.example/s/aaaaaaaaaaaaaaaaaaaa#AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    private Path home;

    @Test
    void theArgumentComesFirst() throws IOException {
        Surroundings around =
                new CommandLineFixture(home).with("SHARETERM_LINK", "nonsense").surroundings();
        assertThat(new LinkSource(around).find(Optional.of(LINK)).text()).isEqualTo(LINK);
    }

    @Test
    void aDashTakesTheFirstLineOfTheInputAndNotAByteMore() throws IOException {
        Surroundings around =
                new CommandLineFixture(home).withInput(LINK + "\nls -l\n").surroundings();
        assertThat(new LinkSource(around).find(Optional.of("-")).text()).isEqualTo(LINK);
        assertThat(new String(around.in().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("ls -l\n");
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        Surroundings around = new CommandLineFixture(home).withInput(LINK).surroundings();
        assertThat(new LinkSource(around).find(Optional.of("-")).text()).isEqualTo(LINK);
    }

    @Test
    void theEnvironmentHidesItFromOthersOnThisMachine() throws IOException {
        Surroundings around =
                new CommandLineFixture(home).with("SHARETERM_LINK", LINK).surroundings();
        assertThat(new LinkSource(around).find(Optional.empty()).text()).isEqualTo(LINK);
    }

    @Test
    void asksThePersonAtATerminal() throws IOException {
        CommandLineFixture person = new CommandLineFixture(home).withTerminal().withInput(LINK + "\n");
        assertThat(new LinkSource(person.surroundings()).find(Optional.empty()).text())
                .isEqualTo(LINK);
        assertThat(person.err()).isEqualTo("Link: ");
    }

    @Test
    void doesNotReadAWrongFileWhole() {
        Surroundings around =
                new CommandLineFixture(home).withInput("x".repeat(10_000)).surroundings();
        assertThatThrownBy(() -> new LinkSource(around).find(Optional.of("-"))).hasMessageContaining("it is too long");
    }

    @Test
    void neverRepeatsTheSecret() {
        Surroundings around = new CommandLineFixture(home).surroundings();
        String cut = LINK.substring(0, LINK.length() - 2).replace("AAAA", "BQBQ");
        assertThatThrownBy(() -> new LinkSource(around).find(Optional.of(cut)))
                .hasMessageContaining("part of the link is missing")
                .message()
                .doesNotContain("BQBQ");
    }
}
