/** Typed and validated settings, and TLS material. */
package io.shareterm.config;
