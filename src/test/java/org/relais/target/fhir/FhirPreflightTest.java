package org.relais.target.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;

class FhirPreflightTest {
  private static WireMockServer server;
  private static CamelHttp http;

  @BeforeAll
  static void start() {
    server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.stop();
  }

  @Test
  void anR4ServerThatTakesTransactionsFits() {
    says(200, capabilities("4.0.1", "transaction"));

    Preflight.Checked checked = (Preflight.Checked) check();

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.server()).isEqualTo("HAPI FHIR Server, FHIR 4.0.1");
  }

  @Test
  void anotherVersionOfFhirIsRefused() {
    says(200, capabilities("5.0.0", "transaction"));

    assertThat(((Preflight.Checked) check()).findings())
        .extracting(Finding::code)
        .containsExactly("FHIR_VERSION");
  }

  @Test
  void aServerWithoutTransactionsIsRefused() {
    says(200, capabilities("4.0.1", "search-system"));

    assertThat(((Preflight.Checked) check()).findings())
        .extracting(Finding::code)
        .containsExactly("NO_TRANSACTIONS");
  }

  @Test
  void aWebPageIsNoFhirServer() {
    says(200, "<html>Welcome</html>");

    assertThat(((Preflight.Unavailable) check()).cause().code()).isEqualTo("NOT_FHIR");
  }

  @Test
  void aClosedDoorIsNoFhirServer() {
    says(401, "{\"resourceType\": \"OperationOutcome\"}");

    assertThat(((Preflight.Unavailable) check()).cause().message().en()).contains("401");
  }

  private static void says(int status, String body) {
    server.stubFor(
        get(urlPathEqualTo("/fhir/metadata"))
            .willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private static String capabilities(String version, String interaction) {
    return """
        {"resourceType": "CapabilityStatement", "fhirVersion": "%s",
         "software": {"name": "HAPI FHIR Server"},
         "rest": [{"mode": "server", "interaction": [{"code": "%s"}]}]}
        """
        .formatted(version, interaction);
  }

  private static Preflight check() {
    return new FhirPreflight(
            "shr",
            new FhirSettings(
                server.baseUrl() + "/fhir",
                new Credentials.Token("Bearer", "secret"),
                Duration.ofSeconds(5)),
            http)
        .check();
  }
}
