package io.shareterm.config.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names and IP addresses that a certificate is for (RFC 5280 4.2.1.6). */
final class SubjectNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

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
            canonical.add(isAddress(name) ? address(name) : name.toLowerCase(Locale.ROOT));
        }
        return canonical;
    }

    /** Whether the host is an IP address, not a name. */
    static boolean isAddress(String host) {
        return host.contains(":") || IPV4.matcher(host).matches();
    }

    private static String address(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress(); // no look-up: it is an address already
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
