package io.shareterm.agent.session;

/** The broker that serves the session now, and what it has of the log. */
record Attachment(BrokerLink link, EntryFeed feed) {
    /** Sends the entries that may be sent. */
    void pump() {
        link.sendEntries(feed.take());
    }
}
