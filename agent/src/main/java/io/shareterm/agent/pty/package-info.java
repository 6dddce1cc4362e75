/** The shared program in its pseudo-terminal: how it is found and started, its output drained, its input written. */
package io.shareterm.agent.pty;
