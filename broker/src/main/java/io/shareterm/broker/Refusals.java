package io.shareterm.broker;

import io.shareterm.broker.admin.AdminBindFailed;
import io.shareterm.broker.edge.BindFailed;
import io.shareterm.config.settings.SettingsException;
import io.shareterm.config.state.FolderRefused;
import io.shareterm.config.tls.MaterialRefused;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What the person is told when the broker cannot run: a sentence, and 2 for what they can set right, a stack trace and 1 for what
 * is our fault.
 */
final class Refusals implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            cause = cause.getCause();
        }
        var err = command.getErr();
        if (cause instanceof SettingsException
                || cause instanceof MaterialRefused
                || cause instanceof FolderRefused
                || cause instanceof BindFailed
                || cause instanceof AdminBindFailed) {
            cause.getMessage().lines().forEach(line -> err.println("shareterm broker: " + line));
            return CommandLine.ExitCode.USAGE;
        }
        err.println("shareterm broker: this should not have happened; please report it:");
        cause.printStackTrace(err);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
