package io.shareterm.config.broker;

import io.shareterm.config.settings.PublicAddress;
import io.shareterm.config.state.PrivateFolder;
import io.shareterm.config.tls.SelfSigned;
import io.shareterm.config.tls.TlsMaterial;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Gets the certificate that the settings ask for. */
public final class BrokerCertificate {
    /** "Every interface" is no name by which anybody reaches it. */
    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::");

    private BrokerCertificate() {}

    /**
     * Loads the operator's certificate, or the broker's own from the state folder, where it is made if need be.
     *
     * @param environment says where the state folder is, usually {@link System#getenv()}
     * @param warn takes a sentence about what is allowed but unwise
     * @throws io.shareterm.config.tls.MaterialRefused if files of the operator cannot be used
     * @throws io.shareterm.config.state.FolderRefused if the state folder cannot be used
     */
    public static TlsMaterial open(
            BrokerSettings settings, Map<String, String> environment, Clock clock, Consumer<String> warn) {
        if (settings.certificate() instanceof CertificateSource.PemFiles files) {
            return TlsMaterial.load(files.certificate(), files.key(), clock, warn);
        }
        return SelfSigned.in(PrivateFolder.state(environment), hosts(settings.listen()), clock);
    }

    private static List<String> hosts(ListenSettings listen) {
        List<String> hosts = new ArrayList<>();
        listen.publicAddress().map(PublicAddress::host).ifPresent(hosts::add);
        if (!EVERY_INTERFACE.contains(listen.host())) {
            hosts.add(listen.host());
        }
        return hosts;
    }
}
