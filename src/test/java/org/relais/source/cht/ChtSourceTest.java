package org.relais.source.cht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.http.Credentials;
import org.relais.http.Failure;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;
import org.relais.source.Page;
import org.relais.source.SourceItem;
import org.relais.source.SourceItem.Contact;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Voided;
import org.relais.source.SourceUnavailableException;

final class ChtSourceTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final List<HttpCall> calls = new ArrayList<>();

  @Test
  void theFeedIsAskedWithTheCredentialsAndTheWholeSequence() throws Exception {
    Page first = pull(null, answer(report("r", "1-a", "")));
    assertThat(calls.get(0).url())
        .isEqualTo(
            "https://cht.example.org/medic/_changes"
                + "?include_docs=true&limit=1000&seq_interval=1000&since=0");
    assertThat(calls.get(0).headers()).containsEntry("Authorization", "Basic dTpw");

    pull(first.cursor(), answer(report("r", "1-a", "")));

    assertThat(calls.get(1).url()).endsWith("&since=5-g1AAA%26%2B%3D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "17 | 17",
        "\"17-a+b\" | 17-a%2Bb",
        "[3,\"g1+\"] | %5B3%2C%22g1%2B%22%5D",
      })
  void anySequenceIsGivenBackAsItCame(String sequence, String parameter) throws Exception {
    Page page = pull(null, ChtFeed.page(List.of(report("r", "1-a", "")), sequence, 0));

    pull(page.cursor(), answer());

    assertThat(calls.get(1).url()).endsWith("since=" + parameter);
  }

  @Test
  void aReportIsASubmissionWithItsDocumentAsItIs() throws Exception {
    SourceItem item =
        only(
            ChtFeed.change(
                "r1",
                "2-bb",
                """
                "type": "data_record", "form": "assessment", "form_version": {"time": 1702112350019},
                "reported_date": 1702112350019, "contact": {"_id": "chw", "parent": {"_id": "area"}},
                "fields": {"patient_id": "12345", "temperature": 38.50}"""));

    assertThat(item)
        .isInstanceOfSatisfying(
            Submission.class,
            report -> {
              assertThat(report.form()).isEqualTo("assessment");
              assertThat(report.formVersion()).isEqualTo("1702112350019");
              assertThat(report.patient()).isEqualTo("12345");
              assertThat(report.revision()).isEqualTo("0000000002-bb");
              assertThat(report.body().at("/contact/parent/_id").asText()).isEqualTo("area");
              assertThat(report.body().at("/fields/temperature").decimalValue())
                  .hasToString("38.50");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"fields\": {\"patient_id\": \"a\", \"patient_uuid\": \"b\"}, \"patient_id\": \"c\" | a",
        "\"fields\": {\"patient_id\": \"\", \"patient_uuid\": \"b\"}, \"patient_id\": \"c\" | b",
        "\"fields\": {}, \"patient_id\": \"c\" | c",
        "\"fields\": {\"inputs\": {\"contact\": {\"_id\": \"d\"}}}, \"patient_id\": \"c\" | c",
        "\"fields\": {\"inputs\": {\"contact\": {\"_id\": \"d\"}}} | d",
        "\"fields\": {\"patient_id\": 150007} | 150007",
        "\"fields\": {\"patient_id\": {\"x\": 1}} | ",
        "\"fields\": \"none\" | ",
      })
  void thePatientIsTheFirstReferenceThatIsAnswered(String fields, String patient) throws Exception {
    SourceItem item = only(report("r", "1-a", ", " + fields));

    assertThat(item)
        .isInstanceOfSatisfying(
            Submission.class, report -> assertThat(report.patient()).isEqualTo(patient));
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "contact", "clinic", "health_center", "district_hospital"})
  void peopleAndPlacesAreContactsWithTheirShortCodes(String type) throws Exception {
    SourceItem item =
        only(
            ChtFeed.change(
                "c1",
                "1-a",
                "\"type\": \"%s\", \"patient_id\": 60123, \"place_id\": \"P-7\"".formatted(type)));

    assertThat(item)
        .isInstanceOfSatisfying(
            Contact.class,
            contact -> {
              assertThat(contact.id()).isEqualTo("c1");
              assertThat(contact.aliases()).containsExactly("60123", "P-7");
            });
  }

  @Test
  void whatIsNeitherAReportNorAContactIsNothing() throws Exception {
    Page page =
        pull(
            null,
            answer(
                ChtFeed.change("_design/medic", "9-a", "\"views\": {}"),
                ChtFeed.tombstone("_design/old", "9-a"),
                ChtFeed.change("form:assessment", "3-a", "\"type\": \"form\""),
                ChtFeed.change("settings", "3-a", "\"settings\": {}"),
                ChtFeed.change("message", "1-a", "\"type\": \"data_record\", \"tasks\": []"),
                report("r", "1-a", "")));

    assertThat(page.items()).extracting(SourceItem::id).containsExactly("r");
  }

  @Test
  void aTombstoneAndADocumentMarkedAsDeletedAreVoided() throws Exception {
    Page page =
        pull(
            null,
            answer(
                ChtFeed.tombstone("gone", "4-a"),
                report("marked", "4-b", ", \"_deleted\": true"),
                "{\"id\": \"bare\", \"changes\": [{\"rev\": \"10-c\"}], \"deleted\": true}"));

    assertThat(page.items())
        .containsExactly(
            new Voided("gone", "0000000004-a"),
            new Voided("marked", "0000000004-b"),
            new Voided("bare", "0000000010-c"));
  }

  @Test
  void aRewriteBySentinelHasANewRevisionAndTheSameAnswers() throws Exception {
    Page page =
        pull(
            null,
            answer(
                report("r", "1-a", ", \"fields\": {\"x\": \"1\"}"),
                report("r", "2-b", ", \"fields\": {\"x\": \"1\"}, \"errors\": [], \"tasks\": []")));

    Submission first = (Submission) page.items().get(0);
    Submission second = (Submission) page.items().get(1);
    assertThat(second.revision()).isGreaterThan(first.revision());
    assertThat(second.body().path("fields")).isEqualTo(first.body().path("fields"));
  }

  @Test
  void theWinnerAmongConflictsDecidesTheRevision() throws Exception {
    SourceItem item =
        only(
            """
            {"id": "r", "changes": [{"rev": "6-f"}, {"rev": "5-e"}],
             "doc": {"_id": "r", "_rev": "6-f", "type": "data_record", "form": "x"}}""");

    assertThat(item.revision()).isEqualTo("0000000006-f");
  }

  @Test
  void aPageWithoutPendingIsFollowedUntilOneIsEmpty() throws Exception {
    Page full =
        pull(null, "{\"results\": [%s], \"last_seq\": \"2\"}".formatted(report("r", "1-a", "")));
    Page empty = pull(full.cursor(), "{\"results\": [], \"last_seq\": \"2\"}");

    assertThat(full.last()).isFalse();
    assertThat(empty.last()).isTrue();
  }

  @Test
  void aFeedThatGivesTheSameSequenceAgainEnds() throws Exception {
    String page = ChtFeed.page(List.of(report("r", "1-a", "")), "\"9\"", 7);
    Page first = pull(null, page);

    assertThat(first.last()).isFalse();
    assertThat(pull(first.cursor(), page).last()).isTrue();
  }

  @Test
  void aNewFeedWithNothingButSettingsIsAFault() {
    SourceUnavailableException e =
        unavailable(
            null,
            200,
            answer(
                ChtFeed.change("_design/medic-client", "1-a", "\"views\": {}"),
                ChtFeed.change("settings", "1-a", "\"settings\": {}"),
                ChtFeed.change("org.couchdb.user:u", "1-a", "\"type\": \"user-settings\"")));

    assertThat(e.labels().en()).contains("test").contains("offline role");
    assertThat(e.labels().fr()).contains("rôle hors ligne");
  }

  @Test
  void aFeedThatOnceHadDataMayHaveNothingNew() throws Exception {
    Page first = pull(null, answer(report("r", "1-a", "")));

    Page second = pull(first.cursor(), answer());

    assertThat(second.items()).isEmpty();
    assertThat(second.last()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "401, auth, auth",
    "403, may not read, droit de lire",
    "404, nothing at this address, rien à cette adresse",
    "302, logging in, se connecter",
    "429, asks us to wait, demande d'attendre",
    "500, fault of its own, panne",
    "400, does not accept this request, n'accepte pas cette requête",
  })
  void everyRefusalSaysWhatToDoInBothLanguages(int status, String en, String fr) {
    SourceUnavailableException e = unavailable(null, status, "{\"error\": \"secret-of-patient\"}");

    assertThat(e.labels().en()).contains("Source test", "/medic/_changes", en, "(" + status + ")");
    assertThat(e.labels().fr()).contains("Source test", "/medic/_changes", fr, "(" + status + ")");
    assertThat(e.labels().en() + e.labels().fr())
        .doesNotContain("since", "secret-of-patient", "dTpw");
  }

  @Test
  void aWaitingTimeIsPassedOn() {
    SourceUnavailableException e = unavailable(Map.of("Retry-After", "41.2"), 429, "");

    assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(42));
  }

  @Test
  void aLoginPageIsRecognised() {
    SourceUnavailableException e =
        unavailable(null, 200, "\n<!DOCTYPE html><html><body>Login</body></html>");

    assertThat(e.labels().en()).contains("web page");
    assertThat(e.labels().fr()).contains("page web");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"results\": [{\"id\": \"r\", \"changes\": [",
        "\"text\"",
        "{}",
        "{\"results\": {}, \"last_seq\": 1}",
        "{\"results\": []}",
        "{\"results\": [], \"last_seq\": null}",
        "{\"results\": [], \"last_seq\": 1} more"
      })
  void anAnswerThatIsNotAWholeFeedMovesNothing(String body) {
    assertThat(unavailable(null, 200, body).labels().fr()).contains("Source test");
  }

  @Test
  void aServerThatCannotBeReachedIsUnavailable() {
    ChtSource source =
        source(
            call -> {
              throw new UnreachableException(call, Failure.REFUSED);
            });

    SourceUnavailableException e =
        catchThrowableOfType(SourceUnavailableException.class, () -> source.pull(null));

    assertThat(e.labels().en()).contains("no connection could be made");
    assertThat(e.labels().fr()).contains("la connexion n'a pas pu s'établir");
  }

  private SourceItem only(String change) throws SourceUnavailableException {
    List<SourceItem> items = pull(null, answer(change)).items();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private Page pull(@Nullable String cursor, String body) throws SourceUnavailableException {
    return source(call -> answered(call, Map.of(), 200, body)).pull(cursor);
  }

  private SourceUnavailableException unavailable(
      @Nullable Map<String, String> headers, int status, String body) {
    Map<String, String> all = headers == null ? Map.of() : headers;
    ChtSource source = source(call -> answered(call, all, status, body));
    return catchThrowableOfType(SourceUnavailableException.class, () -> source.pull(null));
  }

  private HttpAnswer answered(HttpCall call, Map<String, String> headers, int status, String body) {
    calls.add(call);
    return new HttpAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static ChtSource source(Http http) {
    ChtSettings settings =
        new ChtSettings("https://cht.example.org/", "medic", new Credentials.Basic("u", "p"), 1000);
    return new ChtSource("test", settings, http, NOON);
  }

  private static String answer(String... changes) {
    return ChtFeed.page(List.of(changes), "\"5-g1AAA&+=\"", 0);
  }

  private static String report(String id, String rev, String more) {
    return ChtFeed.change(id, rev, "\"type\": \"data_record\", \"form\": \"f\"" + more);
  }
}
