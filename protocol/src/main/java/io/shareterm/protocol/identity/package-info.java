/** Who a session is: its address, its key pair and what that key signs (PROTOCOL 3). */
package io.shareterm.protocol.identity;
