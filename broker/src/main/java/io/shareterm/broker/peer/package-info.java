/**
 * The connection of a native peer: frames in and out, the order of messages, deadlines, and the two parts that a peer can take;
 * knows frames and sessions, not TLS or HTTP.
 */
package io.shareterm.broker.peer;
