/** The proofs of the whole: real processes, real ptys, real TLS on loopback, and a broker that means harm. */
package io.shareterm.e2e;
