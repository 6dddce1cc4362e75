/** What the broker can be told: addresses, certificate, limits and figures of the log; {@code reference.conf} explains them. */
package io.shareterm.config.broker;
