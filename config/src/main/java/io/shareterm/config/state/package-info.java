/** The private folders and files on this machine: configuration, state, runtime (XDG Base Directory). */
package io.shareterm.config.state;
