package io.shareterm.broker.web;

import akka.actor.ClassicActorSystemProvider;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The answers: {@code /health}, {@code /s/SESSIONID}, and nothing else. The page is the same for every session, there or not: the
 * broker tells nobody without an invite which sessions exist, and a link's secret stands in the fragment, which never comes here
 * (PROTOCOL 10.1).
 */
public final class WebPages {

    private static final Pattern SESSION = Pattern.compile("/s/[a-z2-7]{20}");
    private static final ByteString PAGE = read("session.html");
    private static final ResponseEntity HEALTHY =
            HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, ByteString.fromString("ok\n"));

    /** For a page that loads nothing, runs nothing, is framed by nobody and tells nobody where it was. */
    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'sha256-" + StyleHash.of(PAGE)
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            RawHeader.create("Permissions-Policy", "clipboard-read=(), camera=(), microphone=(), geolocation=()"),
            RawHeader.create("Cache-Control", "no-store"));

    private final ClassicActorSystemProvider system;

    /** @param system reads away what nobody wants of a request */
    public WebPages(ClassicActorSystemProvider system) {
        this.system = system;
    }

    /** Answers one request; never blocks. */
    public CompletionStage<HttpResponse> answer(HttpRequest request) {
        request.discardEntityBytes(system);
        return CompletableFuture.completedFuture(response(request).addHeaders(HEADERS));
    }

    private static HttpResponse response(HttpRequest request) {
        var path = request.getUri().path();
        var page = SESSION.matcher(path).matches();
        if (!page && !path.equals("/health")) {
            return plain(StatusCodes.NOT_FOUND.intValue(), "not found\n");
        }
        if (!request.method().equals(HttpMethods.GET) && !request.method().equals(HttpMethods.HEAD)) {
            return plain(StatusCodes.METHOD_NOT_ALLOWED.intValue(), "GET or HEAD\n")
                    .addHeader(RawHeader.create("Allow", "GET, HEAD"));
        }
        var entity = page ? HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, PAGE) : HEALTHY;
        return HttpResponse.create().withStatus(StatusCodes.OK).withEntity(entity);
    }

    private static HttpResponse plain(int status, String text) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, ByteString.fromString(text)));
    }

    private static ByteString read(String name) {
        try (InputStream in = Objects.requireNonNull(WebPages.class.getResourceAsStream(name), name)) {
            return ByteString.fromArrayUnsafe(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
