/** Sharing: a program, its session and the way to a broker, put together for as long as it lasts. */
package io.shareterm.agent.share;
