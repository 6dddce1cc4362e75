package io.shareterm.protocol.link;

import akka.util.ByteString;
import io.shareterm.protocol.admission.InviteSecret;
import io.shareterm.protocol.identity.SessionId;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a link from left to right; what is too short was probably not copied whole, and the person is told which part
 * (PROTOCOL 10.2).
 */
final class LinkParser {

    private static final String SCHEME = "https://";
    private static final String PATH = "/s/";
    private static final int BASE64_LENGTH = 22;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[(?<ipv6>[^\\[\\]]*:[^\\[\\]]*)]|(?<name>[^:\\[\\]]*))(?::(?<port>.*))?");

    private LinkParser() {}

    static ShareLink parse(String text) {
        if (text.isEmpty()) {
            throw missing("all of it");
        }
        if (!text.startsWith(SCHEME)) {
            throw notALink("it does not begin with " + SCHEME);
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw notALink("it holds white space or characters that no link has");
        }
        var hash = text.indexOf('#');
        var address = hash < 0 ? text : text.substring(0, hash);
        var slash = address.indexOf('/', SCHEME.length());
        if (slash < 0) {
            throw missing("%sSESSION#SECRET after the host".formatted(PATH));
        }
        var broker = broker(address.substring(SCHEME.length(), slash));
        var path = address.substring(slash);
        if (!path.startsWith(PATH)) {
            throw PATH.startsWith(path) ? missing("the session") : notALink("no %s after the host".formatted(PATH));
        }
        var session = session(path.substring(PATH.length()));
        if (hash < 0) {
            throw missing("the secret, from '#' on");
        }
        var fragment = text.substring(hash + 1);
        var dot = fragment.indexOf('.');
        var secret = new InviteSecret(base64("the secret", dot < 0 ? fragment : fragment.substring(0, dot)));
        var fingerprint = dot < 0
                ? Optional.<Fingerprint>empty()
                : Optional.of(new Fingerprint(base64("the fingerprint after '.'", fragment.substring(dot + 1))));
        return new ShareLink(broker, session, secret, fingerprint);
    }

    private static HostPort broker(String authority) {
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw notALink("the host and port are malformed (an IPv6 address stands in brackets)");
        }
        var host = Optional.ofNullable(parts.group("ipv6")).orElseGet(() -> parts.group("name"));
        var port = Optional.ofNullable(parts.group("port"));
        try {
            return new HostPort(host, port.map(LinkParser::port).orElse(HostPort.DEFAULT_PORT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a shareterm link: " + e.getMessage(), e);
        }
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("the port after ':' is no number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private static SessionId session(String id) {
        if (id.length() < SessionId.LENGTH) {
            throw missing("the session, %d of %d characters".formatted(id.length(), SessionId.LENGTH));
        }
        try {
            return new SessionId(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a shareterm link: " + e.getMessage(), e);
        }
    }

    private static ByteString base64(String what, String characters) {
        if (characters.length() < BASE64_LENGTH) {
            throw missing("%s, %d of %d characters".formatted(what, characters.length(), BASE64_LENGTH));
        }
        var decoded = decode(characters);
        if (characters.length() > BASE64_LENGTH || decoded.isEmpty()) {
            throw notALink("%s is not %d characters of A-Z a-z 0-9 - _".formatted(what, BASE64_LENGTH));
        }
        return decoded.get();
    }

    /** Empty unless these are the characters that the decoded bytes are written as: one link, one secret. */
    private static Optional<ByteString> decode(String characters) {
        try {
            var bytes = Base64.getUrlDecoder().decode(characters);
            var again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return again.equals(characters) ? Optional.of(ByteString.fromArrayUnsafe(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("part of the link is missing: %s; copy the whole link".formatted(what));
    }

    private static IllegalArgumentException notALink(String why) {
        return new IllegalArgumentException(
                "not a shareterm link: %s; one looks like https://HOST/s/SESSION#SECRET".formatted(why));
    }
}
