/** Invites, and how a joiner becomes a member with keys of its own (PROTOCOL 4.4, 4.6, 5). */
package io.shareterm.protocol.admission;
