package io.shareterm.agent.uplink;

import io.shareterm.agent.connection.BrokerCertificate;
import io.shareterm.agent.connection.DialFailure;
import io.shareterm.config.settings.HostPort;
import java.util.List;

/** What the one who started the uplink is told. */
public sealed interface UplinkEvent {
    /**
     * The broker has accepted the claim to the session.
     *
     * @param publicAddress what stands in links: the broker's own word, else what was dialled
     * @param certificate of the broker, as seen on this connection
     */
    record Up(HostPort publicAddress, BrokerCertificate certificate) implements UplinkEvent {}

    /** The connection is lost; the uplink dials again by itself. */
    record Lost(DialFailure reason) implements UplinkEvent {}

    /** There is no way to a broker: the first round of dialling failed, or the broker refused the claim for good. */
    record GaveUp(List<DialFailure> reasons) implements UplinkEvent {
        public GaveUp {
            reasons = List.copyOf(reasons);
        }
    }
}
