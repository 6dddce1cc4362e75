package io.shareterm.broker;

import picocli.CommandLine;

/** The process {@code shareterm broker}. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Runs the command and ends the process with its code. */
    public static void main(String[] args) {
        BrokerLogging.configure();
        System.exit(new CommandLine(new BrokerCommand())
                .setParameterExceptionHandler(new Misuse())
                .setExecutionExceptionHandler(new Refusals())
                .execute(args));
    }
}
