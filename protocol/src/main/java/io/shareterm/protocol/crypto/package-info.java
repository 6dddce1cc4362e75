/** Keys, their derivation and authenticated encryption, all on the JDK's own primitives (PROTOCOL 4). */
package io.shareterm.protocol.crypto;
