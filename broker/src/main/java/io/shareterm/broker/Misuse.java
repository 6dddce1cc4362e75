package io.shareterm.broker;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** What the person is told who misspelt the command: what is wrong with it, and where the right spelling is. */
final class Misuse implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException misuse, String[] args) {
        var err = misuse.getCommandLine().getErr();
        err.println("shareterm broker: " + misuse.getMessage());
        err.println("shareterm broker: see shareterm broker --help");
        return CommandLine.ExitCode.USAGE;
    }
}
