/** What the broker answers to HTTP on its one port: its health, and the page of a session's link. */
package io.shareterm.broker.web;
