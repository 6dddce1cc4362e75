package io.shareterm.config.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** What may stand for a host: a name or an IP address, told apart by its shape and never looked up. */
public final class HostName {
    /** Letters, digits, dots, hyphens (RFC 1123 2.1); underscores because container networks have them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_])?\\.?");

    /** A name whose last label is a number is taken for an IPv4 address everywhere (WHATWG URL 3.5). */
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?[0-9]+\\.?");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(%[A-Za-z0-9._-]+)?");

    private HostName() {}

    /**
     * The host in lower case, IPv6 without brackets.
     *
     * @param text a name, an IPv4 address, or an IPv6 address with or without brackets
     * @throws IllegalArgumentException if it is neither; the message says why
     */
    public static String checked(String text) {
        Objects.requireNonNull(text, "host");
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!isIpv6(host) && (bracketed || !isNameOrIpv4(host))) {
            throw new IllegalArgumentException("'" + text + "' is no host name and no IP address");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    /** Whether it has the shape of an IP address, not of a name. */
    public static boolean isAddress(String host) {
        return host.contains(":") || IPV4.matcher(host).matches();
    }

    private static boolean isNameOrIpv4(String host) {
        return NUMERIC_END.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    static boolean isIpv6(String host) {
        var matcher = IPV6.matcher(host);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return InetAddress.getByName("[" + matcher.group(1) + "]") != null; // in brackets: never looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
