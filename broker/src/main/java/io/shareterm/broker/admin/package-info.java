/** What operators see: Prometheus metrics, health and readiness, on a port of their own; off unless configured. */
package io.shareterm.broker.admin;
