package io.shareterm.config.broker;

import io.shareterm.config.settings.Key;
import io.shareterm.config.settings.Values;

/**
 * Limits of the keyframes of one session (DESIGN 7.5).
 *
 * @param packedBytes all parts of one keyframe together, as they arrive
 * @param requestsPerSecond how often the agent is asked for a new one
 */
public record KeyframeLimits(int packedBytes, int requestsPerSecond) {
    private static final Key<Integer> PACKED = Key.size("limits.keyframes.packed", 64 * 1024, 8 * 1024 * 1024);
    private static final Key<Integer> REQUESTS = Key.number("limits.keyframes.requests-per-second", 1, 60);

    public KeyframeLimits {
        PACKED.require(packedBytes);
        REQUESTS.require(requestsPerSecond);
    }

    static KeyframeLimits read(Values values) {
        return new KeyframeLimits(values.get(PACKED), values.get(REQUESTS));
    }
}
