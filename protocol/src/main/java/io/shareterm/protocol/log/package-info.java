/**
 * Entries and keyframes of a session's log: what they hold, how they are sealed, chained and signed (PROTOCOL 8, 9).
 */
package io.shareterm.protocol.log;
