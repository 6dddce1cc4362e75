/** Reads layered HOCON settings by typed keys and reports everything that is wrong with them at once. */
package io.shareterm.config.settings;
