/**
 * Text that one person's program shows to another person: what it may hold, so that it can't lie or steer a terminal.
 */
package io.shareterm.protocol.text;
