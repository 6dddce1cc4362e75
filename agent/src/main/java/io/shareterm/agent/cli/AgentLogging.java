package io.shareterm.agent.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The agent's log: none, for the terminal belongs to the shared program, or the file that {@value #FILE} names. By code, because
 * the class path is shared with the broker, whose log is another.
 */
final class AgentLogging {
    private static final String FILE = "SHARETERM_LOG";
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n";

    private static final String NOTHING = "org.slf4j.helpers.NOP_FallbackServiceProvider";

    private AgentLogging() {}

    /** Before anything logs. */
    static void configure(Map<String, String> environment) {
        String file = environment.getOrDefault(FILE, "");
        if (file.isEmpty()) {
            // Loading Logback only to say nothing takes a fifth of a second of the start on a small machine.
            System.setProperty("slf4j.provider", NOTHING);
            System.setProperty("slf4j.internal.verbosity", "WARN");
            return;
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file);
        appender.setEncoder(encoder);
        appender.start();
        root.setLevel(Level.INFO);
        root.addAppender(appender);
    }
}
