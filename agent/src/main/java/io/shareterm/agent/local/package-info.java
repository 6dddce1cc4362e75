/** What belongs to the machine of the person who shares: the terminal at hand, and a broker of one's own. */
package io.shareterm.agent.local;
