/**
 * Sessions as the broker sees them: the log of sealed frames, its cursors, pacing, joins, and the hub actor that owns them;
 * knows no transport.
 */
package io.shareterm.broker.session;
