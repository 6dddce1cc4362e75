package io.shareterm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Behaviors;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Akka was built for slf4j 1.7, Logback 1.5 wants 2: together they are silent, and no error tells. */
class LoggingTest {
    private static final String LOGGER = "io.shareterm.architecture.probe";

    @Test
    void whatAnActorLogsReachesLogback() {
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        ((Logger) LoggerFactory.getLogger(LOGGER)).addAppender(seen);
        var akka = ActorTestKit.create();
        try {
            akka.spawn(Behaviors.setup(context -> {
                context.setLoggerName(LOGGER);
                context.getLog().warn("connection closed: reason={}", "probe");
                return Behaviors.stopped();
            }));

            Awaitility.await().until(() -> seen.list.size() == 1);
            assertThat(seen.list.get(0).getLevel()).isEqualTo(Level.WARN);
            assertThat(seen.list.get(0).getFormattedMessage()).isEqualTo("connection closed: reason=probe");
        } finally {
            akka.shutdownTestKit();
        }
    }
}
