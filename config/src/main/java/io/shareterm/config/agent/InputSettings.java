package io.shareterm.config.agent;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;
import java.time.Duration;

/**
 * Who may type and how old a key may be (DESIGN 5.5).
 *
 * @param typingMembers members who may type, at once
 * @param stale the age of the newest output that its sender had seen, above which input is refused
 */
public record InputSettings(int typingMembers, Duration stale) {
    private static final Key<Integer> TYPING_MEMBERS = Key.number("input.typing-members", 1, 256);
    private static final Key<Duration> STALE = Key.time("input.stale", Duration.ofSeconds(1), Duration.ofSeconds(30));

    public InputSettings {
        TYPING_MEMBERS.require(typingMembers);
        STALE.require(stale);
    }

    static InputSettings read(Values values) {
        return new InputSettings(values.get(TYPING_MEMBERS), values.get(STALE));
    }
}
