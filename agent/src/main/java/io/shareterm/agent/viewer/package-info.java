/** What a viewer knows and checks: the log's numbers, chain and checkpoints, and what became of its own input. */
package io.shareterm.agent.viewer;
