/** What the command {@code shareterm} can be told for sharing and joining; {@code reference.conf} explains it. */
package io.shareterm.config.agent;
