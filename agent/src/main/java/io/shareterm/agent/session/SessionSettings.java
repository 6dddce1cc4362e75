package io.shareterm.agent.session;

import java.time.Duration;

/**
 * The figures of a session.
 *
 * @param ringBytes of sealed entries that are kept for resending
 * @param checkpointActive from the first entry without a checkpoint to the checkpoint
 * @param checkpointIdle from one checkpoint to the next when nothing happens
 * @param inputStale how long ago the newest output that a typist has seen may have been superseded
 * @param typingMembers helpers who may be here at once
 */
public record SessionSettings(
        long ringBytes, Duration checkpointActive, Duration checkpointIdle, Duration inputStale, int typingMembers) {}
