package org.relais.target.dhis2;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A DHIS2 with one data set, four elements and three sites, in the shapes of the real one. */
final class Dhis2Stub {
  static final String SITE_1 = "ouSite00001";
  static final String SITE_2 = "ouSite00002";
  static final String GIRLS = "cocGirls001";
  static final String BOYS = "cocBoys0001";
  static final String DEFAULT = "cocDefault1";

  private final WireMockServer server;

  Dhis2Stub(WireMockServer server) {
    this.server = server;
  }

  void hasItsMetadata() {
    server.stubFor(
        get(urlPathEqualTo("/api/system/info")).willReturn(json("{\"version\": \"2.43.1\"}")));
    server.stubFor(get(urlPathEqualTo("/api/dataSets")).willReturn(json("{\"dataSets\": []}")));
    server.stubFor(
        get(urlPathEqualTo("/api/dataSets"))
            .withQueryParam("filter", equalTo("code:eq:ICCM_MONTHLY"))
            .willReturn(
                json(
                    """
                    {"pager": {"page": 1, "total": 1, "pageSize": 1000, "pageCount": 1},
                     "dataSets": [{"code": "ICCM_MONTHLY", "name": "iCCM", "id": "dsIccm00001",
                      "categoryCombo": {"id": "ccDefault01"},
                      "dataSetElements": [
                        {"dataElement": {"code": "FEVER", "name": "Fever cases",
                          "valueType": "INTEGER_ZERO_OR_POSITIVE", "zeroIsSignificant": false,
                          "id": "deFever0001", "categoryCombo": {"id": "ccSexAge001"}}},
                        {"dataElement": {"code": "DEATHS", "name": "Deaths",
                          "valueType": "INTEGER_ZERO_OR_POSITIVE", "zeroIsSignificant": true,
                          "id": "deDeaths001", "categoryCombo": {"id": "ccDefault01"}}},
                        {"dataElement": {"name": "TDR positifs 2-11 mois F",
                          "valueType": "INTEGER_ZERO_OR_POSITIVE", "zeroIsSignificant": false,
                          "id": "deTdrF00001", "categoryCombo": {"id": "ccDefault01"}}},
                        {"dataElement": {"name": "TDR positifs 2-11 mois M",
                          "valueType": "INTEGER_ZERO_OR_POSITIVE", "zeroIsSignificant": false,
                          "id": "deTdrM00001", "categoryCombo": {"id": "ccDefault01"}}}]}]}
                    """)));
    combos(
        "ccDefault01",
        """
        {"code": "default", "name": "default", "id": "cocDefault1",
         "categoryOptions": [{"code": "default", "id": "coDefault01"}]}
        """);
    combos(
        "ccSexAge001",
        """
        {"name": "Female, 2-11 months", "id": "cocGirls001", "categoryOptions":
          [{"code": "P2M--P12M", "id": "coAge000001"}, {"code": "F ", "id": "coFemale001"}]},
        {"name": "Male, 2-11 months", "id": "cocBoys0001", "categoryOptions":
          [{"code": "M", "id": "coMale00001"}, {"code": "P2M--P12M", "id": "coAge000001"}]}
        """);
    orgUnits(
        "{\"code\": \"ASC0001\", \"id\": \"ouSite00001\"},"
            + "{\"code\": \"ASC0002\", \"id\": \"ouSite00002\"}");
  }

  void orgUnits(String units) {
    server.stubFor(
        get(urlPathEqualTo("/api/organisationUnits"))
            .withQueryParam("filter", containing("code:in:["))
            .willReturn(
                json(
                    "{\"pager\": {\"pageCount\": 1}, \"organisationUnits\": [%s]}"
                        .formatted(units))));
  }

  private void combos(String categoryCombo, String combos) {
    server.stubFor(
        get(urlPathEqualTo("/api/categoryOptionCombos"))
            .withQueryParam("filter", equalTo("categoryCombo.id:eq:" + categoryCombo))
            .willReturn(
                json(
                    "{\"pager\": {\"pageCount\": 1}, \"categoryOptionCombos\": [%s]}"
                        .formatted(combos))));
  }

  /** What the next imports are answered. */
  void answers(int status, String body) {
    answers(aResponse().withStatus(status).withBody(body));
  }

  void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlPathEqualTo("/api/dataValueSets")).willReturn(answer));
  }

  /** What the server holds; 2.43 leaves out of the rows what all of them share. */
  void holds(String values) {
    server.stubFor(
        get(urlPathEqualTo("/api/dataValueSets"))
            .willReturn(
                json(
                    """
                    {"dataSet": "dsIccm00001", "period": "202610", "orgUnit": "ouSite00001",
                     "dataValues": [%s]}
                    """
                        .formatted(values))));
  }

  static String value(String element, String combo, String value) {
    return """
        {"dataElement": "%s", "categoryOptionCombo": "%s", "attributeOptionCombo": "cocDefault1",
         "value": "%s", "storedBy": "relais"}
        """
        .formatted(element, combo, value);
  }

  /** A summary as 2.42 and 2.43 put it into a message. */
  static String summary(String status, String counts, String conflicts) {
    String[] count = counts.split("/");
    return """
        {"httpStatus": "OK", "status": "OK", "response": {"status": "%s",
         "importCount": {"imported": %s, "updated": %s, "ignored": %s, "deleted": %s},
         "conflicts": [%s], "responseType": "ImportSummary"}}
        """
        .formatted(status, count[0], count[1], count[2], count[3], conflicts);
  }

  List<JsonNode> imports() {
    List<JsonNode> bodies = new ArrayList<>();
    server
        .findAll(postRequestedFor(urlPathEqualTo("/api/dataValueSets")))
        .forEach(request -> bodies.add(read(request.getBodyAsString())));
    return bodies;
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json;charset=UTF-8")
        .withBody(body);
  }
}
