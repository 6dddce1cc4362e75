/** The broker process: its command line and the guardian that wires the server together. */
package io.shareterm.broker;
