/** The command line: options, sentences for people, exit codes. */
package io.shareterm.agent.cli;
