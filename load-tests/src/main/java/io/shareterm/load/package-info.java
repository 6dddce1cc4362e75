/** Benchmarks and load for the broker and the protocol. */
package io.shareterm.load;
