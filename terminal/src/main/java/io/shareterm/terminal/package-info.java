/** The VT engine: parser, screen, keyframe writer and renderer, without I/O or threads. */
package io.shareterm.terminal;
