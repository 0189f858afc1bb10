package org.relais.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CamelHttpTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort().gzipDisabled(true)).build();

  private static final CamelHttp HTTP = CamelHttp.standalone();
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 400, 401, 403, 404, 409, 429, 500, 503})
  void everyStatusIsAnAnswer(int status) throws Exception {
    answerWith(aResponse().withStatus(status).withHeader("Retry-After", "7").withBody("é"));

    HttpAnswer answer = HTTP.call(get("/x", LONG));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("retry-after")).contains("7");
    if (status != 204) {
      assertThat(answer.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    answerWith(aResponse().withStatus(302).withHeader("Location", "/login"));

    HttpAnswer answer = HTTP.call(get("/data", LONG));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/login");
    SERVER.verify(0, getRequestedFor(urlEqualTo("/login")));
  }

  @Test
  void methodQueryHeadersAndBodyArriveAsTheyWereGiven() throws Exception {
    answerWith(aResponse().withStatus(201));
    byte[] body = {0, (byte) 0xff, 'x'};
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "Authorization", "Basic c2VjcmV0",
            "Cache-Control", "no-cache");

    HTTP.call(new HttpCall("POST", url("/a%20b?c=%2Bd+e&%24f=g%3D%3D"), headers, body, LONG));

    SERVER.verify(
        postRequestedFor(urlEqualTo("/a%20b?c=%2Bd+e&%24f=g%3D%3D"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Basic c2VjcmV0"))
            .withHeader("Cache-Control", equalTo("no-cache"))
            .withHeader("User-Agent", equalTo("Relais")));
    assertThat(SERVER.getAllServeEvents().get(0).getRequest().getBody()).isEqualTo(body);
  }

  @Test
  void aZippedAnswerIsUnzipped() throws Exception {
    answerWith(
        aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip("{\"long\": \"text\"}")));

    HttpAnswer answer = HTTP.call(get("/x", LONG));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"long\": \"text\"}");
  }

  @Test
  void aZippedAnswerThatIsCutIsNoAnswer() throws Exception {
    byte[] whole = gzip("{\"long\": \"text\"}");
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 12);
    answerWith(aResponse().withHeader("Content-Encoding", "gzip").withBody(cut));

    assertThat(failure(get("/x", LONG))).isEqualTo(Failure.CUT_OFF);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionMeansThatTheRequestMayHaveArrived(Fault fault) {
    answerWith(aResponse().withFault(fault));

    UnreachableException e = unreachable(get("/x?patient=secret", LONG));

    assertThat(e.requestMayHaveArrived()).isTrue();
    assertThat(e).hasMessageContaining("/x: ").hasMessageNotContaining("secret").hasNoCause();
  }

  @Test
  void nothingIsSentTwice() {
    answerWith(aResponse().withFault(Fault.EMPTY_RESPONSE));

    unreachable(get("/once", LONG));

    SERVER.verify(1, getRequestedFor(urlEqualTo("/once")));
  }

  @Test
  void aBusyServerIsNotAskedAgainByItself() throws Exception {
    answerWith(aResponse().withStatus(503).withHeader("Retry-After", "1"));

    HTTP.call(get("/busy", LONG));

    SERVER.verify(1, getRequestedFor(urlEqualTo("/busy")));
  }

  @Test
  void aLateAnswerIsNoAnswer() {
    answerWith(aResponse().withFixedDelay(5000));

    UnreachableException e = unreachable(get("/x", SHORT));

    assertThat(e.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(e.requestMayHaveArrived()).isTrue();
  }

  @Test
  void anAnswerThatDripsInIsNotWaitedForLongerThanTheTimeout() {
    answerWith(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(100, 10_000));
    long start = System.nanoTime();

    assertThat(failure(get("/x", SHORT))).isEqualTo(Failure.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aBodyShorterThanItsContentLengthIsNoAnswer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> answerOnce(server, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"));

      HttpCall call =
          HttpCall.get("http://localhost:" + server.getLocalPort() + "/", Map.of(), LONG);

      assertThat(failure(call)).isEqualTo(Failure.CUT_OFF);
      served.join();
    }
  }

  @Test
  void aRefusedConnectionMeansThatNothingWasSent() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    UnreachableException e =
        unreachable(
            new HttpCall(
                "POST", "http://localhost:" + port + "/x?token=t", Map.of(), new byte[1], LONG));

    assertThat(e.requestMayHaveArrived()).isFalse();
    assertThat(e.failure()).isEqualTo(Failure.REFUSED);
    assertThat(e).hasMessageNotContaining("token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "ftp://localhost/", "http://", "http://a b/", "/x"})
  void anAddressThatIsNoneIsSaidToBeNone(String url) {
    assertThat(failure(HttpCall.get(url, Map.of(), LONG))).isEqualTo(Failure.MALFORMED_ADDRESS);
  }

  @Test
  void aNameThatIsNotKnownIsSaidToBeUnknown() {
    assertThat(failure(HttpCall.get("http://relais.invalid/", Map.of(), LONG)))
        .isEqualTo(Failure.UNKNOWN_HOST);
  }

  @Test
  void aServerWithoutTlsIsNotTrusted() {
    String url = url("/x").replace("http:", "https:");

    assertThatThrownBy(() -> HTTP.call(HttpCall.get(url, Map.of(), LONG)))
        .isInstanceOf(UnreachableException.class);
  }

  @Test
  void cookiesOfAnAnswerAreNotSentBack() throws Exception {
    answerWith(aResponse().withHeader("Set-Cookie", "AuthSession=abc; Path=/"));

    HTTP.call(get("/first", LONG));
    HTTP.call(get("/second", LONG));

    SERVER.verify(getRequestedFor(urlEqualTo("/second")).withoutHeader("Cookie"));
  }

  @Test
  void aContextThatIsGivenIsUsedAndLeftRunning() throws Exception {
    answerWith(aResponse().withBody("ok"));
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.start();
      try (CamelHttp http = new CamelHttp(context)) {
        assertThat(http.call(get("/x", LONG)).body()).asString().isEqualTo("ok");
      }
      assertThat(context.isStarted()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void everyFailureSpeaksBothLanguages(Failure failure) {
    assertThat(failure.en()).isNotBlank().isNotEqualTo(failure.fr());
    assertThat(failure.fr()).isNotBlank();
  }

  private static void answerWith(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static HttpCall get(String path, Duration timeout) {
    return HttpCall.get(url(path), Map.of(), timeout);
  }

  private static String url(String path) {
    return SERVER.baseUrl() + path;
  }

  private static @Nullable Failure failure(HttpCall call) {
    return unreachable(call).failure();
  }

  private static UnreachableException unreachable(HttpCall call) {
    return catchThrowableOfType(UnreachableException.class, () -> HTTP.call(call));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void answerOnce(ServerSocket server, String answer) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      byte[] request = new byte[8192];
      int read = in.read(request);
      assertThat(read).isPositive();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
