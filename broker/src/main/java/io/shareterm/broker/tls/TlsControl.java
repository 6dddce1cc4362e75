package io.shareterm.broker.tls;

/** What a running {@link TlsStage} hands out. */
public interface TlsControl {
    /**
     * Ends the connection in good order, from any thread: what is half sent is finished, close_notify follows, the
     * attached flow sees completion and cancellation. A peer that does not follow is cut off at the close deadline.
     */
    void close();
}
