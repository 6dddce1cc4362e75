package io.shareterm.agent.cli;

import io.shareterm.agent.session.TerminalSize;
import io.shareterm.config.agent.AgentFlags;
import io.shareterm.config.agent.AgentSettings;
import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shareterm share}: reads what the person wants and hands it to {@link ShareRun}. */
@Command(
        name = "share",
        sortOptions = false,
        usageHelpAutoWidth = true,
        customSynopsis = "shareterm share [OPTION]... [-- COMMAND ARG...]",
        description = {
            "Shares a terminal. Prints two links: whoever has the helper link may watch and type, whoever has the observer"
                    + " link may watch. Without COMMAND, your own shell is shared.",
            ""
        })
final class ShareCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final boolean commandGiven;
    private final List<String> command;

    @Option(
            names = "--broker",
            paramLabel = "HOST:PORT",
            description =
                    "Share through this broker; give it again for more, tried in this order. IPv6 in brackets. Also:"
                            + " SHARETERM_BROKER, agent.conf. Without one, a broker is started on this machine.")
    private List<String> brokers = new ArrayList<>();

    @ArgGroup
    private TrustOptions.WithPin trust = new TrustOptions.WithPin();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description =
                    "Where the broker on this machine listens. Default: a free port on the loopback address, which"
                            + " nobody else reaches.")
    private Optional<String> listen = Optional.empty();

    @Option(names = "--title", paramLabel = "TEXT", description = "What viewers see as the title.")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--headless",
            description =
                    "Without a local user: ends with the command or on SIGTERM. So it is if there is no terminal.")
    private boolean headless;

    @Option(
            names = "--size",
            paramLabel = "COLSxROWS",
            description = "Size of the shared terminal. Default: that of this window; headless 80x24.")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--links-file",
            paramLabel = "FILE",
            description = "Gets the links as JSON, readable by you only; removed at the end.")
    private Optional<Path> linksFile = Optional.empty();

    @Option(names = "--json", description = "Print the links as JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Parameters(hidden = true)
    private List<String> words = new ArrayList<>();

    ShareCommand(Surroundings surroundings, boolean commandGiven, List<String> command) {
        this.surroundings = surroundings;
        this.commandGiven = commandGiven;
        this.command = command;
    }

    @Override
    public Integer call() throws Exception {
        refuseWords();
        AgentSettings settings = AgentSettings.load(Optional.empty(), surroundings.environment(), flags());
        boolean ownBroker = settings.broker().addresses().isEmpty();
        if (ownBroker && trust.isGiven()) {
            throw usage("-c, -v and --pin are for a broker that you name: add --broker HOST:PORT");
        }
        if (!ownBroker && listen.isPresent()) {
            throw usage("--listen is for the broker that share starts itself, but one is named (--broker,"
                    + " SHARETERM_BROKER or agent.conf)");
        }
        SharePlan plan = new SharePlan(
                settings,
                listen.map(ShareCommand::address),
                command,
                headless || !surroundings.hasTerminal(),
                size.map(ShareCommand::size),
                title,
                new SharePlan.LinkOutput(json, linksFile));
        if (!headless && plan.headless()) {
            surroundings.say("no terminal here: sharing without a local user, as with --headless");
        }
        return new ShareRun(surroundings, plan).run();
    }

    private void refuseWords() {
        if (words.size() == 2) {
            throw usage("HOST PORT is the form of the old shareterm; write: shareterm share --broker " + words.get(0)
                    + ":" + words.get(1));
        }
        if (!words.isEmpty()) {
            throw usage("unexpected: " + String.join(" ", words)
                    + "; a command to share goes after --: shareterm share -- " + String.join(" ", words));
        }
        if (commandGiven && command.isEmpty()) {
            throw usage("there is no command after --; leave -- out to share your shell");
        }
    }

    private List<Flag> flags() {
        List<Flag> flags = new ArrayList<>(trust.flags());
        if (!brokers.isEmpty()) {
            flags.add(AgentFlags.brokers(brokers));
        }
        return flags;
    }

    private static HostPort address(String text) {
        try {
            return HostPort.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw usage("--listen: " + malformed.getMessage());
        }
    }

    private static TerminalSize size(String text) {
        return TerminalSize.parse(text)
                .orElseThrow(() -> usage("--size: '" + text + "' is no size; write COLSxROWS, each from "
                        + TerminalSize.MIN + " to " + TerminalSize.MAX + ", like 120x40"));
    }

    private static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }
}
