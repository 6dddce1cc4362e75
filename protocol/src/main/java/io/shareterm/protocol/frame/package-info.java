/** Frames, their limits and the incremental reader that cuts them out of a byte stream (PROTOCOL 2). */
package io.shareterm.protocol.frame;
