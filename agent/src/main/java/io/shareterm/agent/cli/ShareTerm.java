package io.shareterm.agent.cli;

import io.shareterm.agent.pty.CommandNotFoundException;
import io.shareterm.config.settings.SettingsException;
import io.shareterm.config.state.FolderRefused;
import io.shareterm.config.tls.MaterialRefused;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: picks the command, and turns what goes wrong into a sentence and an exit code. */
@Command(
        name = "shareterm",
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {"Shares a terminal with people who are not on this machine.", ""},
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%n",
        footer = {
            "  broker      Runs a broker, which connects those who share with those who join.",
            "",
            "shareterm COMMAND --help says more.",
            "Exit codes: 0 ended or left, 1 our fault, 2 command line or settings, 3 refused or removed, 4 broker not"
                    + " reachable or its certificate not accepted, 5 lost for good, 6 something missing on this machine,"
                    + " 130/143 by signal. share ends with the code of its command."
        })
final class ShareTerm {
    private final Surroundings surroundings;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Says which version this is.")
    private boolean version;

    ShareTerm(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs the command; its exit code. */
    int run(String... args) {
        int dashes = Arrays.asList(args).indexOf("--");
        List<String> command = dashes < 0 ? List.of() : List.of(args).subList(dashes + 1, args.length);
        String[] words = dashes < 0 ? args : Arrays.copyOf(args, dashes);
        CommandLine line = new CommandLine(this)
                .addSubcommand(new ShareCommand(surroundings, dashes >= 0, command))
                .addSubcommand(new JoinCommand(surroundings, dashes >= 0))
                .addSubcommand(new CompletionCommand(surroundings))
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setParameterExceptionHandler((wrong, given) -> usage(wrong))
                .setExecutionExceptionHandler((failure, at, parsed) -> failed(failure));
        if (words.length == 0) {
            line.usage(surroundings.err());
            return ExitCode.USAGE.code();
        }
        return line.execute(words);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int usage(ParameterException wrong) {
        CommandLine at = wrong.getCommandLine();
        surroundings.say(sentence(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, at.getErr());
        surroundings.err().println("Try: " + at.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    private static String sentence(ParameterException wrong) {
        boolean noSuchCommand = wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && wrong.getCommandLine().getParent() == null;
        return noSuchCommand
                ? "there is no command '"
                        + ((UnmatchedArgumentException) wrong).getUnmatched().get(0)
                        + "'; there are share, join, broker and completion"
                : wrong.getMessage().replaceFirst("^Error: ", "");
    }

    private int failed(Exception failure) {
        if (failure instanceof CommandFailure known) {
            surroundings.say(known.getMessage());
            return known.exitCode().code();
        }
        if (failure instanceof SettingsException
                || failure instanceof MaterialRefused
                || failure instanceof FolderRefused) {
            surroundings.say(failure.getMessage());
            return ExitCode.USAGE.code();
        }
        if (failure instanceof CommandNotFoundException) {
            surroundings.say(failure.getMessage());
            return ExitCode.MISSING.code();
        }
        surroundings.say("this should not have happened; please report it:");
        failure.printStackTrace(surroundings.err());
        return ExitCode.FAULT.code();
    }
}
