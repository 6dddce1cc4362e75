/** The agent: shares a terminal, and joins one. */
package io.shareterm.agent;
