package io.shareterm.agent.cli;

import io.shareterm.agent.join.JoinEnd;
import io.shareterm.agent.join.JoinListener;
import io.shareterm.agent.viewer.ViewerEvent;
import io.shareterm.protocol.admission.Role;
import io.shareterm.protocol.control.EndReason;
import io.shareterm.protocol.control.Sharer;
import io.shareterm.protocol.input.Verdict;

/** Says on stderr what happens to a viewer, in plain sentences; never a byte of the terminal. */
final class JoinNotices implements JoinListener {
    private final Surroundings surroundings;
    private final StdinTyping typing;
    private boolean wasStale;

    JoinNotices(Surroundings surroundings, StdinTyping typing) {
        this.surroundings = surroundings;
        this.typing = typing;
    }

    @Override
    public void presence(Sharer sharer) {
        switch (sharer) {
            case UNKNOWN -> surroundings.say("waiting for the sharer, who has not come yet");
            case AWAY -> surroundings.say("waiting for the sharer, whose connection is away");
            case HERE -> surroundings.say("the sharer is here");
        }
    }

    @Override
    public void admitted(Role role) {
        surroundings.say(
                switch (role) {
                    case HELPER -> "joined as helper: what you type arrives";
                    case OBSERVER -> "joined as observer: you watch, what you type does not arrive";
                });
        typing.begin();
    }

    @Override
    public void event(ViewerEvent event) {
        if (event instanceof ViewerEvent.Skipped skipped) {
            surroundings.say(skipped.entries() + (skipped.entries() == 1 ? " entry was" : " entries were")
                    + " skipped: what you see may lack something until the program redraws");
        } else if (event == ViewerEvent.BecameStale.STALE) {
            wasStale = true;
            surroundings.say("stale: nothing confirmed by the sharer lately; typing is held");
        } else if (event == ViewerEvent.BecameCurrent.CURRENT && wasStale) {
            surroundings.say("current again");
        } else if (event instanceof ViewerEvent.InputRefused refused) {
            surroundings.say(why(refused.verdict()));
        }
    }

    /** The last words, and the exit code. */
    ExitCode over(JoinEnd end) {
        if (end instanceof JoinEnd.Ended ended) {
            return ended(ended);
        }
        if (end instanceof JoinEnd.ScreenGone || end instanceof JoinEnd.Left) {
            return ExitCode.OK;
        }
        if (end instanceof JoinEnd.Unreachable unreachable) {
            CommandFailure failure = DialSentences.failure(unreachable.reasons());
            surroundings.say(failure.getMessage());
            return failure.exitCode();
        }
        if (end instanceof JoinEnd.TurnedAway away) {
            surroundings.say(away.text());
            return code(away);
        }
        if (end instanceof JoinEnd.Lost lost) {
            surroundings.say(lost.reason().sentence() + "; join again by the same link");
            return ExitCode.LOST;
        }
        surroundings.say("the session cannot be trusted any more: " + ((JoinEnd.Distrusted) end).why()
                + "; tell the sharer, by another way than this one");
        return ExitCode.LOST;
    }

    private ExitCode ended(JoinEnd.Ended ended) {
        surroundings.say(
                ended.reason() == EndReason.COMMAND_ENDED
                        ? "session ended: the command ended with code " + ended.exitCode()
                        : "session ended: the sharer ended it");
        if (!ended.complete()) {
            surroundings.say("the end of the session is missing: not everything was seen");
        }
        return ExitCode.OK;
    }

    private static ExitCode code(JoinEnd.TurnedAway away) {
        return switch (away.code()) {
            case INVITE_UNKNOWN, TOO_MANY_ATTEMPTS, REFUSED, REMOVED, LIMIT_REACHED, CLAIM_REFUSED -> ExitCode.REFUSED;
            case NO_SHARER, ENDED, SUPERSEDED, IDLE_TIMEOUT, TOO_SLOW -> ExitCode.LOST;
            case SHUTTING_DOWN -> away.joined() ? ExitCode.LOST : ExitCode.UNREACHABLE;
            case PROTOCOL_ERROR, FRAME_INVALID, FRAME_TOO_LARGE, INPUT_TOO_FAST -> ExitCode.FAULT;
        };
    }

    private static String why(Verdict verdict) {
        return switch (verdict) {
            case OBSERVER -> "not typed: this link is for watching";
            case MUTED -> "not typed: the sharer has muted you";
            case LOCKED -> "not typed: only the sharer types now";
            case STALE -> "not typed: it came too late for what was on the screen; type it again";
            case TYPED, GAP, DUPLICATE, UNREADABLE -> "not typed";
        };
    }
}
