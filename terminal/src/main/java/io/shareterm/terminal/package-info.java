/** The VT engine: what terminal output means, without I/O and without threads. */
package io.shareterm.terminal;
