package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.delivery.CellKey;
import org.relais.delivery.Reply;
import org.relais.http.HttpAnswer;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/** The shapes of an import's answer from DHIS2 2.38 to 2.44: one meaning whatever the shape. */
class ReplyShapesTest {
  private static final String ONE_BAD_OF_THREE =
      """
      {"object": "ouSite00001",
       "value": "Organisation unit not found or not accessible: `ouSite00001`",
       "errorCode": "E7612", "property": "orgUnit", "indexes": [1]}
      """;

  private final ReplyReader reader =
      new ReplyReader(new Troubles("https://dhis2.example", Clock.systemUTC()));

  @ParameterizedTest
  @CsvSource({"200, root", "409, root", "200, response", "409, response"})
  void aWarningMeansTheSameAtTheRootOrWithinAndWith200Or409(int status, String place) {
    String summary = summary("WARNING", 2, 1, ONE_BAD_OF_THREE, ", \"rejectedIndexes\": [1]");
    String body =
        place.equals("root")
            ? summary
            : "{\"httpStatus\": \"Conflict\", \"status\": \"WARNING\", \"response\": %s}"
                .formatted(summary);

    assertThat(rejected(status, body, 3)).isEqualTo("others stored ORG_UNIT_UNKNOWN[1]");
  }

  @Test
  void theServersOwnWordsAreKeptInOneLineAndBounded() {
    String conflict =
        "{\"errorCode\": \"E7633\", \"value\": \"Data  element %s\", \"indexes\": [1]}"
            .formatted("x".repeat(1_000));

    Verdict verdict = read(409, summary("WARNING", 1, 1, conflict, ""), rows(2));

    Reply.Rejected rejected = (Reply.Rejected) ((Verdict.Settled) verdict).reply();
    assertThat(rejected.refusals().get(0).cause().said())
        .startsWith("E7633 Data element xxx")
        .endsWith("x…")
        .hasSizeLessThan(330);
  }

  @Test
  void rejectedIndexesMayBeAbsent() {
    assertThat(rejected(409, summary("WARNING", 2, 1, ONE_BAD_OF_THREE, ""), 3))
        .isEqualTo("others stored ORG_UNIT_UNKNOWN[1]");
  }

  @Test
  void aConflictWithoutIndexesIsPlacedByWhatItNames() {
    String conflict =
        """
        {"object": "ouSite00002", "value": "Organisation unit not found: `ouSite00002`",
         "errorCode": "E7612"}
        """;

    assertThat(rejected(409, summary("WARNING", 2, 1, conflict, ""), 3))
        .isEqualTo("others stored ORG_UNIT_UNKNOWN[2]");
  }

  @Test
  void aConflictWithoutCodeAndIndexesIsPlacedByAReadBack() {
    Verdict verdict =
        read(
            200,
            summary(
                "WARNING",
                2,
                1,
                "{\"object\": \"ouSite00002\", \"value\": \"Value is not an integer\"}",
                ""),
            rows(3));

    Verdict.Unclear unclear = (Verdict.Unclear) verdict;
    assertThat(unclear.refusals()).isEmpty();
    assertThat(unclear.refuse(rows(3).get(2)).cause().code()).isEqualTo("REFUSED");
    assertThat(unclear.refuse(rows(3).get(2)).waiting()).isFalse();
  }

  @Test
  void anUnknownCodeOfAVersionToComeIsTheFaultOfTheRowsThatItLists() {
    String conflict =
        "{\"value\": \"Something new\", \"errorCode\": \"E9901\", \"indexes\": [0, 2]}";

    assertThat(rejected(200, summary("WARNING", 1, 2, conflict, ""), 3))
        .isEqualTo("others stored REFUSED_E9901[0, 2]");
  }

  @Test
  void whereTheGoodRowsAreStoredAListOfAllRowsIsTakenAtItsWord() {
    String conflict =
        "{\"value\": \"Category option combo is required\", \"errorCode\": \"E7630\","
            + " \"indexes\": [0, 1, 2]}";

    assertThat(rejected(409, summary("WARNING", 0, 3, conflict, ""), 3))
        .isEqualTo("others stored OPTIONS_UNKNOWN[0, 1, 2]");
  }

  @Test
  void whereTheWholeIsRefusedAListOfAllRowsSaysNothing() {
    String conflict =
        "{\"value\": \"Something new\", \"errorCode\": \"E8999\", \"indexes\": [0, 1, 2]}";

    assertThat(rejected(409, summary("ERROR", 0, 0, conflict, ""), 3))
        .isEqualTo("nothing stored unnamed REFUSED_E8999");
  }

  @Test
  void aRowThatTheTextNumbersIsTheOneAtFault() {
    String conflict =
        """
        {"objects": {"args": "2-Input[dataElement=deFever0001]"}, "errorCode": "E8100",
         "value": "Value #2 period not defined in group or value", "indexes": [-1]}
        """;

    assertThat(rejected(409, summary("ERROR", 0, 0, conflict, ""), 3))
        .isEqualTo("nothing stored PERIOD_NOT_ACCEPTED waiting[2]");
  }

  @Test
  void rowsThatShareAPlaceAreNamedTogether() {
    String conflict =
        """
        {"objects": {"args": "[0, 2]-DataValueKey[dataElement=deFever0001]"},
         "value": "Value #[0, 2] all affect the same data value: `DataValueKey`",
         "errorCode": "E8128", "indexes": [0, 1, 2]}
        """;

    assertThat(rejected(409, summary("ERROR", 0, 0, conflict, ""), 3))
        .isEqualTo("nothing stored CELLS_COLLIDE[0, 2]");
  }

  @Test
  void severalFaultsAtOnceAreEachPutToTheirRows() {
    String conflicts =
        """
        {"value": "Untimely data entry for org unit ouSite00001 and period(s): `[202610]`",
         "objects": {"args": "ouSite00001-[202610]"}, "errorCode": "E8031", "indexes": [0, 1, 2]},
        {"value": "Data set dsIccm00001 not usable with org unit(s): `[ouSite00002]`",
         "objects": {"args": "dsIccm00001-[ouSite00002]"}, "errorCode": "E8022",
         "indexes": [0, 1, 2]}
        """;

    assertThat(rejected(409, summary("ERROR", 0, 0, conflicts, ""), 3))
        .isEqualTo("nothing stored ORG_UNIT_CLOSED[1] ORG_UNIT_NOT_ASSIGNED[2]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E8120", "E8122", "E8125"})
  void faultsOfTheValueNameTheirOwnRowsEvenWhereAllHaveThem(String code) {
    String conflict = "{\"errorCode\": \"%s\", \"indexes\": [0, 1]}".formatted(code);

    assertThat(rejected(409, summary("ERROR", 0, 2, conflict, ""), 2))
        .isEqualTo("others stored VALUE_INVALID[0, 1]");
  }

  // ---- counts

  @ParameterizedTest
  @CsvSource({
    "SUCCESS, 3, 0, true",
    "SUCCESS, 2, 0, false",
    "SUCCESS, 2, 1, false",
    "SUCCESS, 0, 3, false",
    "SUCCESS, 0, 0, false",
    "SUCCESS, 4, 0, false",
    "SUCCESS, -1, 4, false",
    "SUCCESS, 99999999999, 0, false",
    "OK, 3, 0, true"
  })
  void nothingIsAcknowledgedUnlessTheCountsAddUp(
      String status, long stored, long ignored, boolean accepted) {
    Verdict verdict = read(200, summary(status, stored, ignored, "", ""), rows(3));

    assertThat(verdict).isInstanceOf(accepted ? Verdict.Settled.class : Verdict.Unclear.class);
  }

  @Test
  void rowsThatAreNamedAsRefusedAndCountedAsStoredAreLookedAt() {
    Verdict verdict = read(409, summary("WARNING", 3, 0, ONE_BAD_OF_THREE, ""), rows(3));

    assertThat(((Verdict.Unclear) verdict).refusals()).isEmpty();
  }

  @Test
  void zerosThatMeanNothingMayGoUncountedOnlyWhereNothingElseWasSent() {
    List<DataRow> zeros = List.of(row(0, "0"), row(1, "0"));
    List<DataRow> zeroAndOther = List.of(row(0, "0"), row(1, "7"));

    assertThat(read(200, summary("SUCCESS", 0, 0, "", ""), zeros))
        .isInstanceOf(Verdict.Settled.class);
    assertThat(read(200, summary("SUCCESS", 1, 0, "", ""), zeroAndOther))
        .isInstanceOf(Verdict.Unclear.class);
    assertThat(read(200, summary("SUCCESS", 0, 2, "", ""), zeros))
        .isInstanceOf(Verdict.Unclear.class);
  }

  @Test
  void aSummaryWithoutCountsIsNoSummary() {
    Verdict verdict = read(200, "{\"status\": \"SUCCESS\", \"conflicts\": []}", rows(1));

    assertThat(((Reply.Unavailable) ((Verdict.Settled) verdict).reply()).cause().code())
        .isEqualTo("NOT_DHIS2");
  }

  private String rejected(int status, String body, int rows) {
    Reply reply = ((Verdict.Settled) read(status, body, rows(rows))).reply();
    return Verdicts.words(reply).replaceFirst("^REJECTED ", "");
  }

  private Verdict read(int status, String body, List<DataRow> rows) {
    return reader.read(
        new HttpAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), rows);
  }

  private static String summary(
      String status, long stored, long ignored, String conflicts, String more) {
    return """
        {"responseType": "ImportSummary", "status": "%s",
         "importCount": {"imported": %d, "updated": 0, "ignored": %d, "deleted": 0},
         "conflicts": [%s]%s}
        """
        .formatted(status, stored, ignored, conflicts, more);
  }

  private static List<DataRow> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> row(i, "5")).toList();
  }

  private static DataRow row(int index, String value) {
    String orgUnit = "ouSite0000" + index;
    CellKey key =
        new CellKey(
            "national",
            "ICCM_MONTHLY",
            "FEVER",
            new TreeMap<>(),
            new TreeMap<>(),
            orgUnit,
            Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1)));
    return new DataRow(
        index,
        key,
        new ServerElement("deFever0001", "FEVER", "Fever", "", false, ""),
        orgUnit,
        "202610",
        "cocGirls001",
        "cocDefault1",
        new BigDecimal(value));
  }
}
