/** Cells: what one shows, in which style, and rows of them. */
package io.shareterm.terminal.cell;
