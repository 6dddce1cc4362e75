/** Turns terminal output bytes into characters and control functions, and finds where that stream may be cut. */
package io.shareterm.terminal.parser;
