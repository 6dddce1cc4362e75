package io.shareterm.broker.session;

/**
 * What a viewer's connection reads, from its own thread.
 *
 * @param log the session's log
 * @param seen raised by every viewer; who raises it tells the hub
 * @param waiter this viewer's bell, registered by the hub
 * @param keyframesAreMade whether the agent makes keyframes
 */
public record LogSource(FrameLog log, SeenMark seen, LogWaiter waiter, boolean keyframesAreMade) {}
