package io.shareterm.broker.directory;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import io.shareterm.broker.session.Directory;
import io.shareterm.broker.session.Directory.HomeIs;
import io.shareterm.broker.session.HubCommand;
import io.shareterm.protocol.identity.SessionId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LocalDirectoryTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final SessionId SESSION = new SessionId("abcdefghijklmnopqrst");

    private final LocalDirectory directory = new LocalDirectory();
    private final TestProbe<Directory.Answer> asker = KIT.createTestProbe();
    private final TestProbe<HubCommand> hub = KIT.createTestProbe();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aSessionThatNobodyAnnouncedIsWaitedFor() {
        directory.lookup(SESSION, asker.getRef());
        asker.expectMessage(new Directory.Waiting());
    }

    @Test
    void theHighestGenerationCountsInWhateverOrderItCame() {
        directory.announce(home(2));
        directory.announce(home(1));
        directory.lookup(SESSION, asker.getRef());
        asker.expectMessage(home(2));
    }

    @Test
    void onlyTheKnownHomeCanBeWithdrawn() {
        directory.announce(home(2));
        directory.withdraw(home(1));
        directory.lookup(SESSION, asker.getRef());
        asker.expectMessage(home(2));
        directory.withdraw(home(2));
        directory.lookup(SESSION, asker.getRef());
        asker.expectMessage(new Directory.Waiting());
    }

    private HomeIs home(long generation) {
        return new HomeIs(SESSION, generation, hub.getRef());
    }
}
