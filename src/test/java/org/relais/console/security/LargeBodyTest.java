package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.TestDatabase;

/**
 * Bodies that would fill the memory are refused, whether they say their length or not. Byte by byte
 * over a socket, for a client that is refused half-way may not come to read the answer.
 */
class LargeBodyTest {
  private static final int LIMIT = 6 * 1024 * 1024;
  private static final int MOST_MILLIS = 15_000;
  private static final String DIFFERENCE =
      "/api/v1/mappings/tables/difference?file=lookups/none.csv";

  private static TestDatabase database;
  private static TestConsole console;
  private static String token;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    token =
        new ApiTokens(database.dataSource(), Clock.systemUTC())
            .issue("administrator", "test", Duration.ofDays(1), "test");
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/mappings/files?path=lookups/large.csv, text/plain",
    "POST, /api/v1/mappings/tables/difference?file=lookups/large.csv, text/csv",
    "POST, /api/v1/mappings/proposals/sites?file=lookups/large.csv, application/octet-stream",
    "POST, /api/v1/trial/own?source=example-csv, application/json",
    "PUT, /api/v1/settings/secrets/LARGE, text/plain",
    "POST, /api/v1/sources, application/json"
  })
  void aBodyBeyondTheLimitIsRefusedWithWhatIsTaken(String method, String path, String type)
      throws Exception {
    refused(said(method + " " + path, type, LIMIT + 1, 0));
    refused(chunked(method + " " + path, type, LIMIT + 1));
  }

  @Test
  void aFormThatIsPutIsReadNoFurtherEither() throws Exception {
    refused(
        chunked(
            "PUT /api/v1/mappings/files?path=a.csv",
            "application/x-www-form-urlencoded",
            LIMIT + 1));
  }

  @Test
  void whatIsAsLargeAsAnUploadIsRead() throws Exception {
    assertThat(said("POST " + DIFFERENCE, "text/csv", LIMIT, LIMIT)).startsWith("HTTP/1.1 404");
    assertThat(chunked("POST " + DIFFERENCE, "text/csv", LIMIT)).startsWith("HTTP/1.1 404");
  }

  private static void refused(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "\"status\":413", "the 6 MB that are taken");
  }

  private static String said(String call, String type, int length, int sent) throws Exception {
    return answer(call, type, "Content-Length: " + length, blank(sent));
  }

  /** In one chunk, which is as good as many. */
  private static String chunked(String call, String type, int bytes) throws Exception {
    byte[] size = (Integer.toHexString(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    return answer(call, type, "Transfer-Encoding: chunked", size, blank(bytes), end);
  }

  private static String answer(String call, String type, String length, byte[]... body)
      throws Exception {
    String head =
        """
        %s HTTP/1.1
        Host: 127.0.0.1
        Connection: close
        Authorization: Bearer %s
        Content-Type: %s
        %s

        """
            .formatted(call, token, type, length)
            .replace("\n", "\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      socket.setSoTimeout(MOST_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (byte[] part : body) {
        out.write(part);
      }
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Which no parser of JSON gives up at. */
  private static byte[] blank(int bytes) {
    byte[] blank = new byte[bytes];
    Arrays.fill(blank, (byte) ' ');
    return blank;
  }
}
