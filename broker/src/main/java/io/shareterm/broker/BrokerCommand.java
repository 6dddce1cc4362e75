package io.shareterm.broker;

import io.shareterm.config.broker.BrokerCertificate;
import io.shareterm.config.broker.BrokerFlags;
import io.shareterm.config.broker.BrokerSettings;
import io.shareterm.config.settings.Flag;
import io.shareterm.config.settings.HostPort;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of a broker: reads the settings, runs the broker until it is told to stop. */
@Command(
        name = "shareterm broker",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Runs a broker: agents share sessions through it, viewers watch and type. It forwards what is sealed between"
                    + " them and cannot read it.",
            ""
        },
        footerHeading = "%n",
        footer = {
            "Without a certificate it makes its own and keeps it in the state folder; links then carry its fingerprint.",
            "Ends with 0 when told to by its parent, 2 if it cannot run as told, 1 if the fault is ours, 143 after SIGTERM.",
            "Log on stderr. Every setting: config/examples/broker.conf."
        })
final class BrokerCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; a flag wins over the environment, that over the file.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            converter = Address.class,
            description = "Where to listen; port 0 takes a free one. Default: 0.0.0.0:7373.")
    private Optional<HostPort> listen = Optional.empty();

    @Option(names = "--cert", paramLabel = "FILE", description = "Certificate chain in PEM; needs --key.")
    private Optional<String> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "Private key in PEM, not encrypted; needs --cert.")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Gets {\"host\", \"port\", \"fingerprint\"} once the broker listens; removed at the end.")
    private Optional<Path> readyFile = Optional.empty();

    @Option(names = "--exit-with-stdin", hidden = true, description = "Ends when standard input closes.")
    private boolean exitWithStdin;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** Lets picocli say what is wrong with an address. */
    static final class Address implements ITypeConverter<HostPort> {
        @Override
        public HostPort convert(String text) {
            try {
                return HostPort.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        var log = LoggerFactory.getLogger(BrokerCommand.class);
        var settings = BrokerSettings.load(config, System.getenv(), flags());
        var material = BrokerCertificate.open(settings, System.getenv(), Clock.systemUTC(), log::warn);
        var broker = Broker.start(settings, material).toCompletableFuture().get();
        var ready = new Ready(
                settings.listen().host(),
                broker.address().getPort(),
                material.fingerprint().text());
        return new Lifetime(broker, ready, readyFile, exitWithStdin).run();
    }

    private List<Flag> flags() {
        var flags = new ArrayList<Flag>();
        listen.ifPresent(address -> flags.addAll(BrokerFlags.listen(address)));
        if (certificate.isPresent() != key.isPresent()) {
            var missing = certificate.isPresent() ? "--key" : "--cert";
            throw new ParameterException(
                    spec.commandLine(), "--cert and --key go together: %s is missing".formatted(missing));
        }
        certificate.ifPresent(file -> flags.add(BrokerFlags.certificate(file)));
        key.ifPresent(file -> flags.add(BrokerFlags.key(file)));
        return flags;
    }
}
