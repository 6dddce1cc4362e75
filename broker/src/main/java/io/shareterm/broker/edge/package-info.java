/** Accepts connections on the broker's one port and gives each its TLS stage and the flow that its ALPN asks for. */
package io.shareterm.broker.edge;
