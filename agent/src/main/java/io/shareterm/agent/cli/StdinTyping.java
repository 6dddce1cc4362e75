package io.shareterm.agent.cli;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.shareterm.agent.join.Watch;
import io.shareterm.protocol.input.InputContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Types standard input into a session: a piece at a time, the next one only when there is room for it. Reads on a thread of its
 * own that never keeps the process alive; the end of the input ends nothing but this.
 */
final class StdinTyping {
    private final InputStream in;
    private Optional<ActorRef<Watch.Command>> watch = Optional.empty();

    StdinTyping(InputStream in) {
        this.in = in;
    }

    /** Into which session. */
    synchronized void into(ActorRef<Watch.Command> session) {
        watch = Optional.of(session);
    }

    /** Begins to read. */
    synchronized void begin() {
        ActorRef<Watch.Command> session = watch.orElseThrow();
        Thread reader = new Thread(() -> type(session), "shareterm-stdin");
        reader.setDaemon(true);
        reader.start();
    }

    private void type(ActorRef<Watch.Command> session) {
        byte[] read = new byte[InputContent.MAX_BYTES];
        Semaphore room = new Semaphore(0);
        try {
            for (int length = in.read(read); length > 0; length = in.read(read)) {
                session.tell(new Watch.Type(ByteString.fromArray(read, 0, length), room::release));
                room.acquire();
            }
        } catch (IOException closed) {
            // As good as its end.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
