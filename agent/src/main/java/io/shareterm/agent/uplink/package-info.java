/** The agent's way to a broker: dialling, the claim to the session, resending after a loss. */
package io.shareterm.agent.uplink;
