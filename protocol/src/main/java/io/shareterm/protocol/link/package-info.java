/** The link that a person passes on, and the addresses in it (PROTOCOL 10). */
package io.shareterm.protocol.link;
