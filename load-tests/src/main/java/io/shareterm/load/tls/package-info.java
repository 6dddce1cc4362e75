/** The broker's fused TLS stage beside Akka's own: CPU for each frame of each viewer, heap for each idle viewer. */
package io.shareterm.load.tls;
