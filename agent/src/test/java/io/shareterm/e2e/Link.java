package io.shareterm.e2e;

import java.util.regex.Pattern;

/**
 * The parts of a share link (PROTOCOL 10.1), read here by the letter of the specification and not by our own reader.
 *
 * @param host where the broker is, as it stands in the link
 * @param port its port
 * @param sessionId 20 characters
 * @param secret 22 characters
 * @param fingerprint 22 characters, or empty
 */
record Link(String host, int port, String sessionId, String secret, String fingerprint) {
    private static final Pattern FORM =
            Pattern.compile("https://([^/:]+|\\[[^\\]]+\\]):(\\d+)/s/([a-z2-7]{20})#([\\w-]{22})(?:\\.([\\w-]{22}))?");

    static Link parse(String text) {
        var link = FORM.matcher(text);
        if (!link.matches()) {
            throw new AssertionError("no link: " + text);
        }
        return new Link(
                link.group(1),
                Integer.parseInt(link.group(2)),
                link.group(3),
                link.group(4),
                link.group(5) == null ? "" : link.group(5));
    }
}
