package io.shareterm.agent.session;

import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;

/** Rosters follow each other at a distance, however many people come and go: the first at once, the rest in one. */
final class RosterPacer {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final TimerScheduler<SharedSession.Command> timers;
    private final SharedSession.Command pauseOver;
    private boolean pausing;
    private boolean owed;

    /** @param pauseOver is sent to the actor when {@link #pauseIsOver} is to be called */
    RosterPacer(TimerScheduler<SharedSession.Command> timers, SharedSession.Command pauseOver) {
        this.timers = timers;
        this.pauseOver = pauseOver;
    }

    /** Somebody came or went: whether a roster is to be made now. */
    boolean changed() {
        owed = pausing;
        if (!pausing) {
            pausing = true;
            timers.startSingleTimer(pauseOver, PAUSE);
        }
        return !owed;
    }

    /** Whether a roster that is owed is to be made now. */
    boolean pauseIsOver() {
        pausing = false;
        return owed && changed();
    }
}
