package io.shareterm.broker.web;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WebPagesTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final String PAGE = "/s/abcdefghijklmnopqrst";

    private final WebPages pages = new WebPages(KIT.system());

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aSessionsPageGivesTheCommandAndSaysThatTheLinkIsAKey() throws Exception {
        var response = answer(HttpRequest.GET(PAGE));
        assertThat(response.status()).isEqualTo(StatusCodes.OK);
        assertThat(response.entity().getContentType().toString()).isEqualTo("text/html; charset=UTF-8");
        assertThat(body(response)).contains("shareterm join", "from your address bar", "password");
    }

    @Test
    void thePageIsTheSameForEverySessionAndTellsNobodyWhichThereAre() throws Exception {
        assertThat(body(answer(HttpRequest.GET(PAGE))))
                .isEqualTo(body(answer(HttpRequest.GET("/s/22222222222222222222"))))
                .doesNotContain("abcdefghij");
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() throws Exception {
        assertThat(body(answer(HttpRequest.GET(PAGE))))
                .doesNotContain("<script", "src=", "href=", "http://", "https://", "onclick");
        var policy = header(answer(HttpRequest.GET(PAGE)), "Content-Security-Policy");
        assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-").doesNotContain("unsafe");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepALinkToItself() throws Exception {
        for (var path : new String[] {PAGE, "/health", "/nowhere"}) {
            var response = answer(HttpRequest.GET(path));
            assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void healthSaysNoMoreThanThat() throws Exception {
        assertThat(body(answer(HttpRequest.GET("/health")))).isEqualTo("ok\n");
    }

    @Test
    void everythingElseIsNotFound() throws Exception {
        for (var path :
                new String[] {"/", "/s/", "/s/ABCDEFGHIJKLMNOPQRST", PAGE + "/", "/s/short", "/metrics", "/ready"}) {
            assertThat(answer(HttpRequest.GET(path)).status()).as(path).isEqualTo(StatusCodes.NOT_FOUND);
        }
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        assertThat(answer(HttpRequest.HEAD(PAGE)).status()).isEqualTo(StatusCodes.OK);
        assertThat(answer(HttpRequest.POST(PAGE)).status()).isEqualTo(StatusCodes.METHOD_NOT_ALLOWED);
        assertThat(answer(HttpRequest.DELETE("/health")).status()).isEqualTo(StatusCodes.METHOD_NOT_ALLOWED);
    }

    private HttpResponse answer(HttpRequest request) throws ExecutionException, InterruptedException {
        return pages.answer(request).toCompletableFuture().get();
    }

    private static String header(HttpResponse response, String name) {
        return response.getHeader(name).orElseThrow().value();
    }

    private static String body(HttpResponse response) throws ExecutionException, InterruptedException {
        return response.entity()
                .toStrict(10_000, KIT.system())
                .toCompletableFuture()
                .get()
                .getData()
                .utf8String();
    }
}
