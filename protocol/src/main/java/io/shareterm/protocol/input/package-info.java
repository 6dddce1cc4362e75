/** What members type and how the agent answers, sealed between the two (PROTOCOL 7). */
package io.shareterm.protocol.input;
