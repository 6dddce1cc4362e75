package io.shareterm.config.tls;

import io.shareterm.config.settings.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names and IP addresses that a certificate is for (RFC 5280 4.2.1.6). */
final class SubjectNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private SubjectNames() {}

    /** The names in the form of {@link #canonical}. */
    static Set<String> of(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                int type = (Integer) alternative.get(0);
                if (type == DNS_NAME || type == IP_ADDRESS) {
                    names.add((String) alternative.get(1));
                }
            }
        } catch (CertificateParsingException e) {
            return Set.of(); // unreadable names are names for nothing
        }
        return canonical(names);
    }

    /** Lower case; IP addresses without the ways to write one differently. */
    static Set<String> canonical(Collection<String> names) {
        Set<String> canonical = new TreeSet<>();
        for (String name : names) {
            canonical.add(HostName.isAddress(name) ? address(name) : name.toLowerCase(Locale.ROOT));
        }
        return canonical;
    }

    /** Without the zone (RFC 4007), which means something on one machine only. */
    private static String address(String text) {
        int zone = text.indexOf('%');
        try {
            return InetAddress.getByName(zone < 0 ? text : text.substring(0, zone))
                    .getHostAddress(); // no look-up: it is an address already
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
