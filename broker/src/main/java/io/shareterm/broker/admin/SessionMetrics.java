package io.shareterm.broker.admin;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.shareterm.broker.session.SessionGauges;
import java.util.function.LongSupplier;

/** What sessions hold, looked at when somebody asks. */
public final class SessionMetrics {

    private SessionMetrics() {}

    /** Makes the gauges known to the registry. */
    public static void register(PrometheusRegistry registry, SessionGauges sessions) {
        gauge(registry, "shareterm_sessions", "Sessions shared, away, or waited for", sessions::sessions);
        gauge(registry, "shareterm_viewers", "Admitted viewers", sessions::viewers);
        gauge(registry, "shareterm_joiners_waiting", "Joiners who are not let in yet", sessions::joiners);
        gauge(registry, "shareterm_log_bytes", "Bytes of sealed frames held", sessions::retainedBytes);
    }

    private static void gauge(PrometheusRegistry registry, String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call((double) value.getAsLong()))
                .register(registry);
    }
}
