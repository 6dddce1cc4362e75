package io.shareterm.config.agent;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.shareterm.config.settings.FilePath;
import io.shareterm.config.settings.Kind;
import io.shareterm.config.tls.Fingerprint;
import io.shareterm.config.tls.TlsTrust;

/**
 * A way of recognizing a broker. One text rather than a key for each way, so that a flag or a variable replaces what
 * the file says and never adds to it.
 */
record TrustKind() implements Kind<TlsTrust> {
    static final String CA = "ca:";
    static final String PIN = "pin:";
    static final String NONE = "none";

    @Override
    public TlsTrust read(ConfigValue value) {
        if (value.valueType() != ConfigValueType.STRING) {
            throw new IllegalArgumentException("is no text");
        }
        String text = value.unwrapped().toString().strip();
        if (text.equals("system")) {
            return new TlsTrust.SystemTrust();
        }
        if (text.equals(NONE)) {
            return new TlsTrust.NoVerification();
        }
        if (text.startsWith(CA) && text.length() > CA.length()) {
            return new TlsTrust.CaFile(FilePath.resolve(value, text.substring(CA.length())));
        }
        if (text.startsWith(PIN)) {
            try {
                return new TlsTrust.Pinned(Fingerprint.parse(text.substring(PIN.length())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("is not allowed: " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException("is no way to trust");
    }

    @Override
    public boolean allows(TlsTrust value) {
        return true;
    }

    @Override
    public String allowed() {
        return "\"system\", \"ca:FILE.pem\", \"pin:FINGERPRINT\" or \"none\"";
    }
}
