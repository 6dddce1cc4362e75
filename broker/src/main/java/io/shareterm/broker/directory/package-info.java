/** Implementations of the directory that says where sessions are at home. */
package io.shareterm.broker.directory;
