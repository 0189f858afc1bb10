package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.account.ApiTokens;
import org.relais.console.tables.BoundDeployment;
import org.relais.ledger.Drafts;

class CatalogueApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static BoundDeployment bound;

  @BeforeAll
  static void serve(@TempDir Path work) throws Exception {
    bound = BoundDeployment.in(work);
  }

  @AfterAll
  static void end() {
    bound.close();
  }

  @Test
  void whatAServerHasIsReadOnceByAnAdministratorAndFoundByPrograms() throws Exception {
    String target = "/targets/national";
    assertThat(call("GET", "operator", target + "/data-elements").statusCode()).isEqualTo(409);
    String read = target + "/catalogue/read?kind=";
    assertThat(call("POST", "operator", read + "DATA_ELEMENTS").statusCode()).isEqualTo(403);
    assertThat(json(call("POST", "administrator", read + "DATA_ELEMENTS")).at("/said/en").asText())
        .startsWith("Read ");
    call("POST", "administrator", read + "ORG_UNITS");

    JsonNode found =
        json(call("GET", "viewer", target + "/data-elements?search=POSITIFS")).path("items");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/bindable").asBoolean()).isTrue();
    assertThat(
            json(
                call(
                    "GET",
                    "viewer",
                    target + "/data-elements/" + found.at("/0/id").asText() + "/option-combos")))
        .hasSize(12);
    JsonNode part = json(call("GET", "viewer", target + "/data-elements?limit=2"));
    assertThat(part.path("items")).hasSize(2);
    assertThat(part.path("next").asInt()).isEqualTo(2);
    JsonNode tops = json(call("GET", "viewer", target + "/org-units"));
    assertThat(tops.at("/items/0/below").asInt()).isPositive();
    assertThat(json(call("GET", "viewer", target + "/catalogue")).at("/orgUnits/who").asText())
        .isEqualTo("administrator");
    assertThat(call("GET", "source-owner", target + "/catalogue").statusCode()).isEqualTo(403);
    assertThat(json(call("GET", "source-owner", "/org-units?search=tiere")).at("/items/0/code"))
        .isNotNull();
  }

  @Test
  void rowsAreProposedAndSaidYesToByProgramsAsOnThePage() throws Exception {
    String file = "?file=" + BoundDeployment.LOOKUP;
    JsonNode work = json(call("POST", "source-owner", "/mappings/proposals/sites" + file));
    assertThat(work.at("/said/fr").asText()).startsWith("2 nouvelles lignes à confirmer");
    call("POST", "source-owner", "/mappings/proposals/accept-sure" + file);

    assertThat(
            new Drafts(bound.database().dataSource(), Clock.systemUTC())
                .files("source-owner")
                .get(BoundDeployment.LOOKUP))
        .contains("03010203,03010203,yes,");
    assertThat(
            call(
                    "POST",
                    "source-owner",
                    "/mappings/proposals/binding?element=MAL_POS&file=" + BoundDeployment.BINDING)
                .statusCode())
        .isEqualTo(404);
    assertThat(call("POST", "viewer", "/mappings/proposals/sites" + file).statusCode())
        .isEqualTo(403);
  }

  private static HttpResponse<String> call(String method, String account, String path)
      throws Exception {
    String token =
        new ApiTokens(bound.database().dataSource(), Clock.systemUTC())
            .issue(account, "test", Duration.ofDays(1), account);
    return HTTP.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + bound.console().port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
