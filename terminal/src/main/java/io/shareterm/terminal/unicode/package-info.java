/** How wide characters are and which of them join into one grapheme cluster. */
package io.shareterm.terminal.unicode;
