/** One TLS connection as one stage of an Akka stream: a JDK engine run inline, its bytes, its ends and its deadlines. */
package io.shareterm.broker.tls;
