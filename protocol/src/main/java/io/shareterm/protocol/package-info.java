/** The wire protocol: frames, control messages, admission, sealing, links and limits. */
package io.shareterm.protocol;
