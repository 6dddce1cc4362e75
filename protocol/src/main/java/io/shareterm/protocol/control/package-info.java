/** Control messages as validated records, and their protobuf form (PROTOCOL 6). */
package io.shareterm.protocol.control;
