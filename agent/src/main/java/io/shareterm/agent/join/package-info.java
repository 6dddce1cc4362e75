/** Watching a session: the connection of a viewer, its screen and its keys. */
package io.shareterm.agent.join;
