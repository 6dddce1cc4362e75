package io.shareterm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** A session with somebody in it who has nothing to do with the trouble that a test makes, and notices when it hurts. */
final class Bystanders implements AutoCloseable {
    private final ShareProcess share;
    private final JoinProcess helper;
    private int questions;

    private Bystanders(ShareProcess share, JoinProcess helper) {
        this.share = share;
        this.helper = helper;
    }

    static Bystanders on(Sandbox sandbox, BrokerProcess broker) {
        var share = ShareProcess.through(
                sandbox,
                broker,
                "sh",
                "-c",
                "stty -echo; echo asking; while read -r q; do echo \"answer to $q\"; done");
        var helper = JoinProcess.start(sandbox, share.helper());
        helper.awaitOut("asking");
        return new Bystanders(share, helper);
    }

    ShareProcess share() {
        return share;
    }

    /** The shell still answers its viewer, through the same connections. */
    void assertUnharmed() {
        var question = "question-" + questions++ + ".";
        helper.line(question);
        helper.awaitOut("answer to " + question);
        assertThat(share.process().isAlive()).isTrue();
    }

    @Override
    public void close() {
        helper.close();
        share.close();
    }
}
