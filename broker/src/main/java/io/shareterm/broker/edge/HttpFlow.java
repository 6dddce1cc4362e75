package io.shareterm.broker.edge;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.net.ssl.SSLSession;

/** HTTP/1.1 over the plaintext of one connection, in the connection's own island. */
final class HttpFlow {
    /** A connection's requests are answered one after the other, as most clients send them. */
    private static final int AT_ONCE = 1;

    private final ActorSystem<?> system;
    private final HttpDeadlines deadlines;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> web;
    private final SSLSession session;

    HttpFlow(
            ActorSystem<?> system,
            HttpDeadlines deadlines,
            Function<HttpRequest, CompletionStage<HttpResponse>> web,
            SSLSession session) {
        this.system = system;
        this.deadlines = deadlines;
        this.web = web;
        this.session = session;
    }

    /** The flow for one connection; runs once. */
    Flow<ByteString, ByteString, NotUsed> create(EdgePeer peer) {
        HttpPatience patience = new HttpPatience(deadlines, session);
        return Http.get(system)
                .serverLayer(settings(), Optional.of(peer.remote()))
                .atop(BidiFlow.fromGraph(patience))
                .reversed()
                .join(Flow.of(HttpRequest.class).mapAsync(AT_ONCE, request -> answer(request, patience)));
    }

    /** Akka keeps what it read for one system. Not before the first connection: a broker beside an agent may have none. */
    private ServerSettings settings() {
        return ServerSettings.create(Adapter.toClassic(system))
                .withServerHeader(Optional.empty())
                .withRemoteAddressAttribute(true);
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request, HttpPatience patience) {
        patience.requestCame();
        return web.apply(request).thenApply(response -> {
            if (response.status().equals(StatusCodes.SWITCHING_PROTOCOLS)) {
                patience.upgraded();
            }
            return response;
        });
    }
}
