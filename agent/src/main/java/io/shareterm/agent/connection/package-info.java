/** One connection to a broker: name, TCP, TLS and frames; and why there is none, in words for people. */
package io.shareterm.agent.connection;
