package io.shareterm.broker.web;

import akka.util.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a content security policy needs to let a page's one {@code <style>} through and no other (CSP level 3, 6.7.2.4). */
final class StyleHash {

    private StyleHash() {}

    /** Base64 of the SHA-256 of what stands between the tags. */
    static String of(ByteString page) {
        var text = page.utf8String();
        var style = text.substring(text.indexOf("<style>") + "<style>".length(), text.indexOf("</style>"));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
