package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relais.ledger.Village.child;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.json;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.source.Page;
import org.relais.source.SourceItem;
import org.springframework.dao.DataAccessException;

final class IntakeTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Intake intake = Village.usual().intake(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPageAndItsCursorAreTakenInTogether() {
    assertThat(intake.cursor()).isEmpty();

    Taken taken = intake.commit(page("c1", sick("a").item(), sick("b").item()));

    assertThat(taken).isEqualTo(new Taken(2, 2, 0));
    assertThat(intake.cursor()).contains("c1");
    assertThat(classes()).isEqualTo(Map.of("a", "MAPPED", "b", "MAPPED"));
    assertThat(pulled()).isEqualTo(2);
  }

  @Test
  void theSamePageTwiceChangesNothing() {
    intake.commit(page("c1", sick("a").item(), child("p", "{}")));
    clearMarks();
    List<Map<String, Object>> before = records();

    Taken taken = intake.commit(page("c1", sick("a").item(), child("p", "{}")));

    assertThat(taken).isEqualTo(new Taken(2, 0, 0));
    assertThat(records()).isEqualTo(before);
    assertThat(marks()).isEmpty();
    assertThat(pulled()).isEqualTo(1);
  }

  @Test
  void aRecordThatIsEndedOnThePageThatBringsItIsARecordAndStaysEnded() {
    intake.commit(page("c1", sick("a").revision("1").item(), gone("a", "2")));
    intake.commit(page("c2", sick("a").revision("1").item()));

    assertThat(classes()).isEqualTo(Map.of("a", "VOIDED"));
    assertThat(pulled()).isEqualTo(1);
  }

  @Test
  void theNewestRevisionCountsInWhateverOrderTheyCome() {
    intake.commit(page("c1", sick("a").revision("5").on("2026-10-05").item()));
    intake.commit(page("c2", sick("a").revision("4").on("2026-10-04").item()));

    assertThat(value("visit_date", "a")).isEqualTo("2026-10-05");

    intake.commit(
        page(
            "c3",
            sick("a").revision("7").on("2026-10-07").item(),
            sick("a").revision("6").on("2026-10-06").item()));

    assertThat(value("visit_date", "a")).isEqualTo("2026-10-07");
    assertThat(pulled()).isEqualTo(1);
  }

  @Test
  void aNewRevisionThatSaysTheSameIsNotCountedAgain() {
    intake.commit(page("c1", sick("a").item()));
    clearMarks();

    intake.commit(page("c2", sick("a").revision("2").answering("\"_rev\":\"2-x\"").item()));

    assertThat(value("revision", "a")).isEqualTo("2");
    assertThat(marks()).isEmpty();
  }

  @Test
  void aVisitThatMovedMarksWhereItWasAndWhereItIs() {
    intake.commit(page("c1", sick("a").item()));
    clearMarks();

    intake.commit(page("c2", sick("a").revision("2").at("S2").on("2026-09-30").item()));

    assertThat(marks()).containsExactlyInAnyOrder("S1 2026-10-03", "S2 2026-09-30");
  }

  @Test
  void aMarkSetAgainHasANewGeneration() {
    intake.commit(page("c1", sick("a").item()));
    Long first = generation();

    intake.commit(page("c2", sick("b").item()));

    assertThat(generation()).isGreaterThan(first);
  }

  @Test
  void aPageIsRememberedWithItsRecordsAndOnlyByTheRulesThatTookItIn() {
    Page page =
        new Page(
            List.of(sick("a").item()), 2, "c1", true, new Page.Remembered("digest", "{facts}"));

    assertThat(intake.pages().recall("digest")).isEmpty();
    assertThat(intake.commit(page).items()).isEqualTo(3);

    assertThat(intake.pages().recall("digest")).contains("{facts}");
    assertThat(intake.pages().recall("another")).isEmpty();
    assertThat(Village.usual().version("v2").intake(database).pages().recall("digest")).isEmpty();
  }

  @Test
  void aPageThatCouldNotBeTakenInIsNotRemembered() {
    Page page =
        new Page(List.of(sick("a").item()), 0, "c1", true, new Page.Remembered("digest", "{}"));
    database.sql().execute("alter table page rename to elsewhere");
    assertThatThrownBy(() -> intake.commit(page)).isInstanceOf(DataAccessException.class);
    database.sql().execute("alter table elsewhere rename to page");

    assertThat(intake.pages().recall("digest")).isEmpty();
    assertThat(classes()).isEmpty();
  }

  @Test
  void anEndThatComesBeforeItsBeginningEndsTheRecord() {
    intake.commit(page("c1", gone("a", "3"), gone("b", "1"), gone("c", "5")));
    intake.commit(page("c2", gone("c", "4")));

    intake.commit(page("c3", sick("a").revision("2").item(), sick("b").revision("2").item()));
    intake.commit(page("c4", sick("c").revision("4").item()));

    assertThat(
            database
                .sql()
                .queryForList(
                    "select record_id || ' ' || class || ' ' || revision from record"
                        + " order by record_id",
                    String.class))
        .containsExactly("a VOIDED 3", "b MAPPED 2", "c VOIDED 5");
    assertThat(new Balance(database.dataSource(), Village.usual().rules()).sheet().balanced())
        .isTrue();
    assertThat(database.sql().queryForList("select record_id from unseen_end")).isEmpty();
  }

  @Test
  void aSourceThatNeverTellsTheEndFirstHasNoneRemembered() {
    Intake orderly = Village.usual().tellingEndsLast().intake(database);

    orderly.commit(page("c1", gone("task", "3")));

    assertThat(database.sql().queryForList("select record_id from unseen_end")).isEmpty();
  }

  @Test
  void endsForWhichNothingComesAreForgottenAfterAYear() {
    intake.commit(page("c1", gone("a", "3")));

    Village later = Village.usual().at(Village.NOW.plus(Duration.ofDays(400)));
    later.intake(database).commit(page("c2", gone("b", "3")));

    assertThat(database.sql().queryForList("select record_id from unseen_end", String.class))
        .containsExactly("b");
  }

  @Test
  void aVoidedRecordWithdrawsItsVisitAndOneNeverSeenIsNoRecord() {
    intake.commit(page("c1", sick("a").item()));
    clearMarks();

    intake.commit(page("c2", gone("a", "2"), gone("never", "1")));

    assertThat(classes()).isEqualTo(Map.of("a", "VOIDED"));
    assertThat(value("visit", "a")).isNull();
    assertThat(marks()).containsExactly("S1 2026-10-03");
  }

  @Test
  void aRevisionThatCannotBeMappedWithdrawsTheVisitAndSaysEveryReason() {
    intake.commit(page("c1", sick("a").item()));

    intake.commit(page("c2", sick("a").revision("2").at("nowhere").on("soon").item()));

    assertThat(classes()).isEqualTo(Map.of("a", "REJECTED"));
    assertThat(Packing.readReasons(String.valueOf(value("reasons", "a"))))
        .extracting(reason -> reason.field())
        .containsExactlyInAnyOrder("org_unit", "visit_date");

    intake.commit(page("c3", sick("a").revision("3").item()));

    assertThat(classes()).isEqualTo(Map.of("a", "MAPPED"));
  }

  @Test
  void whatCannotBeReadIsARejectionThatSaysWhereItStands() {
    intake.commit(
        page(
            "c1",
            new SourceItem.Unreadable(
                "inbox/a.json#7", "1", "inbox/a.json, line 7", SourceItem.Fault.BROKEN_JSON)));

    assertThat(classes()).isEqualTo(Map.of("inbox/a.json#7", "REJECTED"));
    assertThat(
            Packing.readReasons(String.valueOf(value("reasons", "inbox/a.json#7")))
                .get(0)
                .message())
        .satisfies(message -> assertThat(message.fr()).startsWith("inbox/a.json, line 7 : "));
  }

  @Test
  void aDocumentOfAFormThatIsNotConfiguredIsNoRecord() {
    intake.commit(
        page(
            "c1",
            new SourceItem.Submission("x", "1", "stock_count", null, null, json("{\"a\":1}"))));

    assertThat(records()).isEmpty();
    assertThat(pulled()).isZero();
  }

  @Test
  void aRecordMeetsItsPatientByShortCodeOrLongIdWheneverTheContactComes() {
    intake.commit(
        page("c1", sick("a").of("12345").item(), sick("b").of("uuid-1").on("2026-10-04").item()));
    assertThat(value("patient_id", "a")).isNull();
    clearMarks();

    intake.commit(page("c2", child("uuid-1", "{\"sex\":\"female\"}", "12345")));

    assertThat(value("patient_id", "a")).isEqualTo("uuid-1");
    assertThat(value("patient_id", "b")).isEqualTo("uuid-1");
    assertThat(visit("a")).contains("\"female\"");
    assertThat(marks()).containsExactlyInAnyOrder("S1 2026-10-03", "S1 2026-10-04");
  }

  @Test
  void aContactThatChangesMapsItsRecordsAgainAndAnOlderOneDoesNot() {
    intake.commit(page("c1", child("p", "{\"sex\":\"male\"}"), sick("a").of("p").item()));

    intake.commit(
        page(
            "c2",
            new SourceItem.Contact("p", "3", List.of(), json("{\"sex\":\"female\"}")),
            new SourceItem.Contact("p", "2", List.of(), json("{\"sex\":\"male\"}"))));
    intake.commit(
        page("c3", new SourceItem.Contact("p", "2", List.of(), json("{\"sex\":\"male\"}"))));

    assertThat(visit("a")).contains("\"female\"");
  }

  @Test
  void aShortCodeThatTwoContactsHaveNamesNeither() {
    intake.commit(
        page("c1", child("p", "{}", "777"), child("q", "{}", "777"), sick("a").of("777").item()));

    assertThat(value("patient_id", "a")).isNull();
  }

  @Test
  void namesAndTelephoneNumbersStayOutside() {
    intake.commit(
        page(
            "c1",
            child("p", "{\"name\":\"Awa Traoré\",\"phone\":\"+22370000000\",\"sex\":\"female\"}"),
            sick("a")
                .answering("\"patient_name\":\"Awa\",\"secret\":\"x\",\"note\":\"kept\"")
                .item()));

    String raw = Packing.unpack((byte[]) value("raw", "a")).toString();
    assertThat(raw).contains("kept").doesNotContain("Awa", "secret");
    byte[] contact = database.sql().queryForObject("select body from contact", byte[].class);
    assertThat(contact).isNotNull();
    assertThat(Packing.unpack(contact).toString()).isEqualTo("{\"sex\":\"female\"}");
  }

  @Test
  void withoutRawOnlyWhatTheMappingReadsIsKept() {
    Village.usual()
        .withoutRaw()
        .intake(database)
        .commit(page("c1", sick("a").answering("\"note\":\"not read\"").item()));

    assertThat(Packing.unpack((byte[]) value("raw", "a")))
        .isEqualTo(json("{\"site\":\"S1\",\"date\":\"2026-10-03\",\"fever\":\"yes\"}"));
  }

  @Test
  void textThatPostgresqlCannotHoldIsStrippedAtTheDoor() {
    intake.commit(
        page(
            "c1",
            sick("a").answering("\"worker\":\"w\\u00001\",\"note\":\"half \\ud83d\"").item()));

    assertThat(classes()).isEqualTo(Map.of("a", "MAPPED"));
    assertThat(visit("a")).contains("\"w1\"");
  }

  @Test
  void todayInARuleIsTheDayOfTheFirstReceipt() {
    intake.commit(page("c1", sick("a").item()));
    Village.usual()
        .at(Instant.parse("2026-12-24T23:59:00Z"))
        .intake(database)
        .commit(page("c2", sick("a").revision("2").answering("\"sachets\":2").item()));

    assertThat(visit("a")).contains("2026-11-20").contains("\"sachets\":2");
  }

  @Test
  void aNewMappingIsAppliedToWhatIsStored() {
    intake.commit(page("c1", sick("a").answering("\"hot\":\"no\"").item(), sick("b").item()));
    clearMarks();

    int changed =
        Village.usual().version("v2").readingFeverFrom("hot").intake(database).remap(n -> {});

    assertThat(changed).isEqualTo(2);
    assertThat(visit("a")).contains("\"fever\":false");
    assertThat(value("configuration", "a")).isEqualTo("v2");
    assertThat(marks()).containsExactly("S1 2026-10-03");
  }

  @Test
  void whereADuplicateStandsIsCountedAgainToo() {
    String same = "\"child\":\"p\",\"worker\":\"w\"";
    intake.commit(page("c1", sick("a").answering(same).item()));
    clearMarks();

    intake.commit(page("c2", sick("b").at("S2").answering(same).item()));
    assertThat(marks()).containsExactlyInAnyOrder("S1 2026-10-03", "S2 2026-10-03");
    clearMarks();

    intake.commit(page("c3", gone("b", "2")));
    assertThat(marks()).containsExactlyInAnyOrder("S1 2026-10-03", "S2 2026-10-03");
  }

  private List<Map<String, Object>> records() {
    return database
        .sql()
        .queryForList(
            "select record_id, revision, class, visit::text, changed_at from record order by 1");
  }

  private Map<String, String> classes() {
    return database
        .sql()
        .query(
            "select record_id, class from record",
            rows -> {
              Map<String, String> classes = new HashMap<>();
              while (rows.next()) {
                classes.put(rows.getString(1), rows.getString(2));
              }
              return classes;
            });
  }

  private @Nullable Object value(String column, String id) {
    String type = column.equals("raw") ? "" : "::text";
    return database
        .sql()
        .queryForMap("select " + column + type + " as it from record where record_id = ?", id)
        .get("it");
  }

  private String visit(String id) {
    return String.valueOf(value("visit", id));
  }

  private List<String> marks() {
    return database.sql().queryForList("select site || ' ' || visit_date from stale", String.class);
  }

  private Long generation() {
    return database.sql().queryForList("select generation from stale", Long.class).get(0);
  }

  private void clearMarks() {
    database.sql().update("delete from stale");
  }

  private long pulled() {
    return database.sql().queryForList("select pulled from source", Long.class).get(0);
  }
}
