/** Tests of what may depend on what, over all modules. */
package io.shareterm.architecture;
