/** Tests of the script {@code shareterm}, in throw-away copies of the tree. */
package io.shareterm.agent.launcher;
