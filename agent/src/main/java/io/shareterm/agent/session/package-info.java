/** The session on the sharer's side: its numbered, sealed log, its invites and members, and the one gate for input. */
package io.shareterm.agent.session;
