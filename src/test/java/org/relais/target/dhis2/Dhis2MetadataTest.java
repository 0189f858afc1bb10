package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Measure;
import org.relais.target.dhis2.metadata.Kind;
import org.relais.target.dhis2.metadata.MetadataPackage;
import org.relais.target.file.AdxNames;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;
import org.relais.target.preflight.Severity;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** A server that imports what it lacks takes everything; a package holds nothing that it has. */
class Dhis2MetadataTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final Deployment MALI = mali();

  private static MetadataServer server;
  private static CamelHttp http;

  private Bindings bindings = Bindings.NONE;

  @BeforeAll
  static void start() {
    server = new MetadataServer();
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @BeforeEach
  void anEmptyServer() {
    server.holdsNothing();
  }

  @Test
  void aServerThatImportsThePackageOfMaliTakesEverything() {
    holdsOrgUnits(MALI.orgUnits());

    MetadataPackage metadata = lack(MALI.dataSets(), MALI.orgUnits());
    assertThat(metadata.count(Kind.ELEMENTS)).isEqualTo(38);
    server.imports(metadata.json().toString());

    assertThat(findings(MALI.dataSets(), MALI.orgUnits()))
        .filteredOn(finding -> finding.severity() != Severity.NOTE)
        .isEmpty();
    assertThat(lack(MALI.dataSets(), MALI.orgUnits()).isEmpty()).isTrue();
  }

  @Test
  void everyReferenceLeadsToAnObjectOfThePackageOrOfAnyServer() {
    JsonNode json = offline(MALI.dataSets()).json();
    Set<String> known = new HashSet<>(Set.of("bjDvmb4bfuf"));
    for (Kind kind : Kind.values()) {
      json.path(kind.field())
          .forEach(
              object -> {
                List<String> referred = new ArrayList<>();
                references(object, referred);
                known.add(object.path("id").asText());
                assertThat(known).as(object.path("code").asText()).containsAll(referred);
              });
    }
  }

  @Test
  void uidsCodesAndNamesAreAsDhis2TakesThem() {
    JsonNode json = offline(MALI.dataSets()).json();
    Set<String> uids = new HashSet<>();
    for (Kind kind : Kind.values()) {
      Set<String> codes = new HashSet<>();
      Set<String> names = new HashSet<>();
      Set<String> shortNames = new HashSet<>();
      for (JsonNode object : json.path(kind.field())) {
        assertThat(object.path("id").asText()).matches("[A-Za-z][A-Za-z0-9]{10}");
        assertThat(uids.add(object.path("id").asText())).isTrue();
        assertThat(object.path("code").asText()).isNotBlank().hasSizeLessThanOrEqualTo(50);
        assertThat(codes.add(object.path("code").asText())).isTrue();
        assertThat(object.path("name").asText()).isNotBlank().hasSizeLessThanOrEqualTo(230);
        assertThat(names.add(object.path("name").asText())).isTrue();
        assertThat(object.path("translations").toString()).contains("\"locale\":\"fr\"");
        if (kind != Kind.COMBOS) {
          assertThat(object.path("shortName").asText()).isNotBlank().hasSizeLessThanOrEqualTo(50);
          assertThat(shortNames.add(object.path("shortName").asText())).isTrue();
        }
      }
    }
    json.path("categories")
        .forEach(category -> assertThat(AdxNames.legal(category.path("code").asText())).isTrue());
    assertThat(json.has("categoryOptionCombos")).isFalse();
  }

  @Test
  void theSameConfigurationGivesTheSamePackage() {
    assertThat(offline(MALI.dataSets()).json().toString())
        .isEqualTo(offline(mali().dataSets()).json().toString());
  }

  @Test
  void aDataElementThatIsMissingIsAddedToTheDataSetAsTheServerOwnsIt() {
    server.imports(OurCountry.FITTING);
    DataElement more =
        OurCountry.element(
            "REFERRED", "Referred", new Measure.CountVisits(), List.of(OurCountry.SEX), false);

    MetadataPackage metadata =
        lack(
            List.of(OurCountry.dataSet(OurCountry.FEVER, OurCountry.DEATHS, more)),
            OurCountry.ORG_UNITS);

    assertThat(metadata.count(Kind.ELEMENTS)).isEqualTo(1);
    assertThat(metadata.count(Kind.CATEGORIES)).isZero();
    assertThat(metadata.json().path("categoryCombos"))
        .singleElement()
        .satisfies(
            combo ->
                assertThat(combo.path("categories").toString())
                    .isEqualTo("[{\"id\":\"caSex000001\"}]"));
    JsonNode dataSet = metadata.json().path("dataSets").path(0);
    assertThat(dataSet.path("id").asText()).isEqualTo("dsIccm00001");
    assertThat(dataSet.path("dataSetElements")).hasSize(3);
    assertThat(dataSet.path("organisationUnits")).hasSize(3);
    assertThat(dataSet.path("name").asText()).isEqualTo("iCCM");
  }

  @Test
  void aCategoryOfTheServerIsNeverChangedAndWhatItLacksIsTold() {
    server.imports(OurCountry.FITTING);
    ((ArrayNode) server.object("categories", "SEX").path("categoryOptions")).remove(1);
    DataElement more =
        OurCountry.element(
            "REFERRED", "Referred", new Measure.CountVisits(), List.of(OurCountry.SEX), false);

    MetadataPackage metadata = lack(List.of(OurCountry.dataSet(more)), OurCountry.ORG_UNITS);

    assertThat(metadata.shortcomings()).isEqualTo(Map.of("SEX", List.of("M")));
    assertThat(metadata.count(Kind.CATEGORIES)).isZero();
  }

  @Test
  void aNameThatTheServerHasIsNotTakenAgain() {
    server.imports(
        """
        {"dataElements": [{"id": "deOther0001", "code": "X", "name": "fever cases"},
                          {"id": "deOther0002", "code": "Y", "name": "Fever cases"}]}
        """);

    assertThat(
            lack(List.of(OurCountry.dataSet(OurCountry.FEVER)), OurCountry.ORG_UNITS)
                .json()
                .path("dataElements")
                .path(0)
                .path("name")
                .asText())
        .isEqualTo("Fever cases (FEVER)");
  }

  @Test
  void longNamesAreCutAndStayUnique() {
    String name = "A".repeat(240);
    DataElement one = OurCountry.element("ONE", name, new Measure.CountVisits(), List.of(), false);
    DataElement two = OurCountry.element("TWO", name, new Measure.CountVisits(), List.of(), true);

    JsonNode elements = offline(List.of(OurCountry.dataSet(one, two))).json().path("dataElements");

    assertThat(elements.path(0).path("name").asText()).hasSize(230);
    assertThat(elements.path(1).path("name").asText()).hasSize(230).endsWith(" (TWO)");
    assertThat(elements.path(1).path("shortName").asText()).hasSize(50).endsWith(" (TWO)");
    assertThat(elements.path(0).path("zeroIsSignificant").asBoolean()).isFalse();
    assertThat(elements.path(1).path("zeroIsSignificant").asBoolean()).isTrue();
  }

  @Test
  void aSumOfDecimalsIsANumber() {
    DataElement litres =
        OurCountry.element(
            "LITRES", "Litres", new Measure.Sum(OurCountry.LITRES), List.of(), false);

    assertThat(
            offline(List.of(OurCountry.dataSet(litres)))
                .json()
                .path("dataElements")
                .path(0)
                .path("valueType")
                .asText())
        .isEqualTo("NUMBER");
  }

  @Test
  void aBoundDataElementNeedsNothing() {
    bindings = new Bindings(List.of(new Binding("DEATHS", new TreeMap<>(), "Décès", null, null)));

    assertThat(
            offline(List.of(OurCountry.dataSet(OurCountry.FEVER, OurCountry.DEATHS)))
                .json()
                .path("dataElements"))
        .extracting(element -> element.path("code").asText())
        .containsExactly("FEVER");
  }

  @Test
  void aServerThatDoesNotAnswerIsUnavailable() {
    Dhis2Settings settings = settings("http://127.0.0.1:1");

    assertThat(
            new Dhis2Metadata("national", settings)
                .lack(MALI.dataSets(), MALI.orgUnits(), http, CLOCK))
        .isInstanceOf(Dhis2Metadata.Lack.Unavailable.class);
  }

  private static void references(JsonNode node, List<String> found) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isObject() && field.getValue().has("id")) {
                if (!field.getKey().equals("dataSet")) {
                  found.add(field.getValue().path("id").asText());
                }
              } else if (field.getValue().isArray()) {
                field
                    .getValue()
                    .forEach(
                        member -> {
                          if (member.has("id")) {
                            found.add(member.path("id").asText());
                          } else {
                            references(member, found);
                          }
                        });
              }
            });
  }

  private static void holdsOrgUnits(OrgUnits orgUnits) {
    ObjectNode json = MetadataServer.JSON.createObjectNode();
    ArrayNode units = json.putArray("organisationUnits");
    int number = 0;
    for (OrgUnit unit : orgUnits.all()) {
      units
          .addObject()
          .put("id", "ou%09d".formatted(number++))
          .put("code", unit.code())
          .put("path", "/ouCountry01")
          .put("openingDate", "2010-01-01");
    }
    server.imports(json.toString());
  }

  private MetadataPackage offline(List<DataSet> dataSets) {
    return new Dhis2Metadata("national", settings(server.url())).everything(dataSets);
  }

  private MetadataPackage lack(List<DataSet> dataSets, OrgUnits orgUnits) {
    return ((Dhis2Metadata.Lack.Found)
            new Dhis2Metadata("national", settings(server.url()))
                .lack(dataSets, orgUnits, http, CLOCK))
        .metadata();
  }

  private List<Finding> findings(List<DataSet> dataSets, OrgUnits orgUnits) {
    Preflight preflight =
        new Dhis2Preflight(
                "national", settings(server.url()), http, CLOCK, ZoneId.of("Africa/Bamako"))
            .check(dataSets, orgUnits, LocalDate.of(2026, 9, 1), any -> {});
    return ((Preflight.Checked) preflight).findings();
  }

  private Dhis2Settings settings(String url) {
    return new Dhis2Settings(
        url, new Credentials.Token("ApiToken", "d2pat_test"), bindings, SiteMatching.NONE);
  }

  private static Deployment mali() {
    return ((Compilation.Ok) ConfigurationCompiler.check(Path.of("config"), Map.of())).deployment();
  }
}
