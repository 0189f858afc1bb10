package org.relais.console.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.console.api.ApiCaller;
import org.relais.ledger.TestDatabase;

/** What stands behind an item: the visits of a value, the record and the FHIR of a visit. */
class BehindItemsTest {
  private static TestDatabase database;
  private static TestConsole console;
  private static long cause;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    cause =
        number(
            """
            insert into cause (target, code, message_en, message_fr, owner)
            values ('stick', 'FHIR_INVALID', 'The server refused it', 'Le serveur l''a refusée',
                    'MAPPING')
            returning cause
            """);
    TestAccounts.of(database.dataSource(), Clock.systemUTC())
        .add("other", Role.SOURCE_OWNER, Set.of("example-cht"), Visitor.PASSWORD, "test");
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, The record as it came, What is sent to stick as FHIR",
    "fr, 'L&#39;enregistrement tel qu&#39;il est arrivé', Ce qui est envoyé à stick en FHIR"
  })
  void aRefusedVisitShowsItsRecordAndItsFhirMasked(String language, String record, String fhir)
      throws Exception {
    Held held = held(1);

    String page =
        console.visitor().logIn("viewer").get(held.path(), "Accept-Language", language).body();

    assertThat(page)
        .contains(record, fhir, ">Encounter<", ">Patient<", "•••")
        .contains("/trial?source=example-csv")
        .doesNotContain(held.patient(), "/whole");
  }

  @Test
  void whoeverMayLooksAtTheRecordOfAVisitInFullAndTheLookIsAudited() throws Exception {
    Held held = held(2);
    Visitor operator = console.visitor().logIn("operator");
    assertThat(operator.get(held.path()).body()).doesNotContain(held.patient());
    assertThat(looks(held)).isZero();

    String whole = operator.submit(held.path(), held.path() + "/whole").body();

    assertThat(whole).contains(held.patient(), "Shown in full", ">Encounter<");
    assertThat(looks(held)).isOne();
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.submit(held.path(), held.path() + "/whole").statusCode()).isEqualTo(403);
    assertThat(looks(held)).isOne();
  }

  @Test
  void theOwnerOfAnotherSourceSeesNothingOfIt() throws Exception {
    Held held = held(3);
    assertThat(console.visitor().logIn("source-owner").get(held.path()).statusCode())
        .isEqualTo(200);
    Visitor owner = console.visitor().logIn("other");

    assertThat(owner.get(held.path()).statusCode()).isEqualTo(404);
    assertThat(owner.submit("/", held.path() + "/whole").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "en, What is withdrawn from stick, shall be marked as entered in error, What is sent to",
    "fr, Ce qui est retiré de stick, doit être marqué comme saisi par erreur, Ce qui est envoyé à"
  })
  void aVoidedVisitHasNothingToSendAndIsMarkedAsEnteredInError(
      String language, String heading, String mark, String sent) throws Exception {
    Held held = held(4);
    database.sql().update("update visit_item set present = false where item = ?", held.id());

    assertThat(
            console.visitor().logIn("viewer").get(held.path(), "Accept-Language", language).body())
        .contains(heading, mark)
        .doesNotContain(">Encounter<", sent);
  }

  @Test
  void eachVisitBehindAValueLeadsToItsFailedTransferOrToItsTrial() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String value =
        "/errors/items/V"
            + number(
                """
                select cell from cell where hold = 'PARKED' and element = 'MAL_POS'
                 order by wanted desc, cell limit 1
                """);
    Matcher first =
        Pattern.compile("/trial\\?source=example-csv&amp;record=([^\"]+)\"")
            .matcher(viewer.get(value).body());
    assertThat(first.find()).isTrue();
    String record = first.group(1);
    assertThat(viewer.get("/trial?source=example-csv&record=" + record).body())
        .contains("value=\"" + record + "\"");

    long item = hold(record);
    String page = viewer.get(value).body();

    assertThat(page)
        .contains("/errors/items/F" + item + "\">example-csv/" + record)
        .doesNotContain("record=" + record + "\"");
  }

  @Test
  void aProgramGetsTheRecordTheFhirAndTheVisitsWithTheirItems() throws Exception {
    ApiCaller caller = new ApiCaller(console, database);
    Held held = held(5);
    JsonNode item = caller.get("viewer", "/errors/items/F" + held.id());

    assertThat(item.at("/content/masked").asBoolean()).isTrue();
    assertThat(item.at("/content/recordId").asText()).isEqualTo(held.record());
    assertThat(item.at("/resources").findValuesAsText("resourceType")).contains("Encounter");
    assertThat(item.toString()).doesNotContain(held.patient());
  }

  /** A visit of which the target took nothing. */
  private record Held(long id, String record, String patient) {
    String path() {
      return "/errors/items/F" + id;
    }
  }

  private static Held held(int which) {
    String record =
        Objects.requireNonNull(
            database
                .sql()
                .queryForObject(
                    """
                    select record_id from record
                     where source = 'example-csv' and class = 'MAPPED' and patient_id is not null
                     order by record_id offset ? limit 1
                    """,
                    String.class,
                    which));
    String patient =
        Objects.requireNonNull(
            database
                .sql()
                .queryForObject(
                    "select patient_id from record where source = 'example-csv' and record_id = ?",
                    String.class,
                    record));
    return new Held(hold(record), record, patient);
  }

  private static long hold(String record) {
    database.sql().execute("alter table visit_item disable trigger user");
    long item =
        number(
            """
        update visit_item set hold = 'PARKED', held_since = now(), dirty = false, cause = %d
         where source = 'example-csv' and record_id = '%s' returning item
        """
                .formatted(cause, record));
    database.sql().execute("alter table visit_item enable trigger user");
    return item;
  }

  private static long looks(Held held) {
    return number(
        "select count(*) from audit where act = 'LOOK' and subject = 'F%d'".formatted(held.id()));
  }

  private static long number(String query) {
    return Objects.requireNonNull(database.sql().queryForObject(query, Long.class));
  }
}
