package io.shareterm.broker.edge;

import akka.NotUsed;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What the edge hands its connections to.
 *
 * @param nativePeer for ALPN {@code shareterm/1}: the peer's bytes in, ours out. Called on the connection's island, as is
 *     everything in the flow that has no asynchronous boundary, so it may not block. Input that fails with
 *     {@link io.shareterm.broker.tls.TlsTruncated} was cut off; a flow whose input has ended must end its output too
 *     (PROTOCOL 1.5), or it holds the connection open until a write fails
 * @param web for everything else: answers one HTTP request; may not block either
 */
public record EdgeHandlers(
        Function<EdgePeer, Flow<ByteString, ByteString, NotUsed>> nativePeer,
        Function<HttpRequest, CompletionStage<HttpResponse>> web) {
    public EdgeHandlers {
        Objects.requireNonNull(nativePeer, "nativePeer");
        Objects.requireNonNull(web, "web");
    }
}
