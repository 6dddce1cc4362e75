package io.shareterm.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's log: lines on stderr. By code, because the class path is shared with the agent, whose log is another, and
 * because reading a file takes longer than all the rest of it. An operator's own file goes by Logback's property
 * {@code logback.configurationFile}.
 */
final class BrokerLogging {

    private static final String FILE_PROPERTY = "logback.configurationFile";
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n";

    private BrokerLogging() {}

    static void configure() {
        if (System.getProperty(FILE_PROPERTY) != null) {
            return;
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        var stderr = new ConsoleAppender<ILoggingEvent>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(stderr);
        context.getLogger("akka").setLevel(Level.WARN);
        // A port in use is told by our own BindFailed, in words for people.
        context.getLogger("akka.io.TcpListener").setLevel(Level.OFF);
    }
}
