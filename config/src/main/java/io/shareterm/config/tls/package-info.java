/** Certificates: loading and making the broker's, and deciding whether to trust one that was shown. */
package io.shareterm.config.tls;
