package io.shareterm.agent.cli;

import io.shareterm.config.agent.AgentFlags;
import io.shareterm.config.agent.AgentSettings;
import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.TlsTrust;
import io.shareterm.protocol.link.ShareLink;
import io.shareterm.protocol.text.MemberName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shareterm join}: reads what the person wants and hands it to {@link JoinRun}. */
@Command(
        name = "join",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Joins a shared terminal by its link. With --pipe, standard output gets the bytes of the terminal and standard"
                    + " input is typed.",
            ""
        },
        footerHeading = "%n",
        footer = {
            "A link on the command line can be seen by others on this machine (ps); - or SHARETERM_LINK hide it.",
            "With -, the first line of standard input is the link; with --pipe, what follows is typed."
        })
final class JoinCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final boolean commandGiven;

    @Parameters(
            paramLabel = "LINK",
            arity = "0..1",
            description = "The link; - reads it from standard input. Default: SHARETERM_LINK, else it is asked for.")
    private Optional<String> link = Optional.empty();

    @Option(
            names = "--pipe",
            description =
                    "For scripts: bytes in and out; a new size is written as CSI 8 ; ROWS ; COLS t. The end of the"
                            + " input does not end the watching.")
    private boolean pipe;

    @Option(names = "--name", paramLabel = "NAME", description = "What others see of you. Default: the login name.")
    private Optional<String> name = Optional.empty();

    @ArgGroup
    private TrustOptions trust = new TrustOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    JoinCommand(Surroundings surroundings, boolean commandGiven) {
        this.surroundings = surroundings;
        this.commandGiven = commandGiven;
    }

    @Override
    public Integer call() throws Exception {
        if (commandGiven) {
            throw new CommandFailure(ExitCode.USAGE, "join takes no command after --");
        }
        if (!pipe) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    surroundings.hasTerminal()
                            ? "this version joins with --pipe only, which shows the raw bytes of the terminal: shareterm"
                                    + " join --pipe LINK"
                            : "there is no terminal here to join in: add --pipe for bytes in and out");
        }
        AgentSettings settings = AgentSettings.load(Optional.empty(), surroundings.environment(), flags());
        ShareLink parsed = new LinkSource(surroundings).find(link);
        JoinRun.Peer peer = new JoinRun.Peer(
                new HostPort(parsed.broker().host(), parsed.broker().port()), trustFor(parsed, settings));
        return new JoinRun(surroundings, settings).run(parsed, peer, name(settings));
    }

    /** What the person said on the command line, else what the link says, else the settings. */
    private TlsTrust trustFor(ShareLink parsed, AgentSettings settings) {
        return trust.isGiven()
                ? settings.broker().trust()
                : parsed.fingerprint()
                        .<TlsTrust>map(seen -> new TlsTrust.Pinned(new Fingerprint(seen.base64url())))
                        .orElse(settings.broker().trust());
    }

    private MemberName name(AgentSettings settings) {
        try {
            return MemberName.typed(
                    settings.name().orElse(surroundings.properties().getProperty("user.name", "guest")));
        } catch (IllegalArgumentException unusable) {
            throw new CommandFailure(ExitCode.USAGE, unusable.getMessage() + "; choose another with --name", unusable);
        }
    }

    private List<Flag> flags() {
        List<Flag> flags = new ArrayList<>(trust.flags());
        name.map(AgentFlags::name).ifPresent(flags::add);
        return flags;
    }
}
