package io.shareterm.agent.cli;

import io.shareterm.agent.session.SessionEvent;
import io.shareterm.agent.share.ShareListener;
import io.shareterm.agent.uplink.UplinkEvent;
import io.shareterm.protocol.log.EntryContent;
import java.util.Locale;

/** Says who comes and goes and whether the broker is there: on stderr, where no program writes over it. */
final class ShareNotices implements ShareListener {
    private final Surroundings surroundings;
    private boolean quiet;

    /** @param quiet while the shared program has the person's screen */
    ShareNotices(Surroundings surroundings, boolean quiet) {
        this.surroundings = surroundings;
        this.quiet = quiet;
    }

    @Override
    public void uplink(UplinkEvent event) {
        if (event instanceof UplinkEvent.Lost lost) {
            say(lost.reason().sentence() + "; trying again, nothing is lost here");
        } else if (event instanceof UplinkEvent.Up) {
            say("connected to the broker again");
        }
    }

    @Override
    public void session(SessionEvent event) {
        if (event == SessionEvent.Ending.ENDING) {
            quiet = true;
        } else if (event instanceof SessionEvent.Joined joined) {
            say(named(joined.person()) + " is here");
        } else if (event instanceof SessionEvent.Left left) {
            say(named(left.person()) + " is gone");
        }
    }

    @Override
    public void broken(String what) {
        say(what);
    }

    private static String named(EntryContent.Person person) {
        return person.name() + " (" + person.role().name().toLowerCase(Locale.ROOT) + " " + person.member() + ")";
    }

    private void say(String sentence) {
        if (!quiet) {
            surroundings.say(sentence);
        }
    }
}
