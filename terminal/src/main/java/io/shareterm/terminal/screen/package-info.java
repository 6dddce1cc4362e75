/** The screen: cells, styles, cursor, margins and modes, changed by what the parser reports. */
package io.shareterm.terminal.screen;
