package org.relais.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.http.Credentials;
import org.relais.http.HttpAnswer;
import org.relais.source.SourceItem.Contact;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Unreadable;
import org.relais.source.SourceItem.Voided;
import org.relais.source.cht.ChtSettings;
import org.relais.source.cht.ChtSource;
import org.relais.source.file.FileFormat;
import org.relais.source.file.FileSettings;
import org.relais.source.file.FileSource;
import org.relais.source.rest.Paging;
import org.relais.source.rest.RestSettings;
import org.relais.source.rest.RestSource;

/** Payloads of the field systems' own repositories, where they stand beside the project. */
final class RealShapesTest {
  private static final Path FIXTURES = Path.of("../shared/fixtures");
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void aChangeFeedOfCouchdbIsRead() throws Exception {
    byte[] feed = Files.readAllBytes(fixture("cht/couchdb_changes_response.json"));

    Page page = cht(feed);

    assertThat(page.last()).isTrue();
    assertThat(page.items())
        .filteredOn(Voided.class::isInstance)
        .extracting(SourceItem::id)
        .containsExactly("5bbc9ca465f1b0fcd62362168a7c8831");
    // It was asked for without the documents, which is told of each.
    assertThat(page.items()).filteredOn(Unreadable.class::isInstance).hasSize(2);
  }

  @Test
  void reportsOfChtNameTheirPatientAndContactsTheirShortCode() throws Exception {
    List<String> changes = new ArrayList<>();
    for (String file :
        List.of(
            "derived/assessment_contacts_factory.json",
            "derived/assessment_reports_factory.json")) {
      for (JsonNode doc :
          RecordJson.read(Files.readAllBytes(fixture("cht/" + file)), StandardCharsets.UTF_8)) {
        changes.add(change(doc));
      }
    }

    Page page =
        cht(("{\"results\": " + changes + ", \"last_seq\": 1}").getBytes(StandardCharsets.UTF_8));

    assertThat(page.items())
        .filteredOn(Contact.class::isInstance)
        .isNotEmpty()
        .anySatisfy(item -> assertThat(((Contact) item).aliases()).isNotEmpty());
    assertThat(page.items())
        .filteredOn(Submission.class::isInstance)
        .isNotEmpty()
        .allSatisfy(
            item -> {
              Submission report = (Submission) item;
              assertThat(report.patient())
                  .isEqualTo(report.body().at("/fields/inputs/contact/_id").asText());
            });
  }

  @Test
  void aReportFromASpreadsheetNamesItsPatientByShortCode() throws Exception {
    JsonNode report =
        RecordJson.read(
            Files.readAllBytes(fixture("cht/report_immunization_visit_seed.json")),
            StandardCharsets.UTF_8);

    Page page =
        cht(
            ("{\"results\": [" + change(report) + "], \"last_seq\": 1}")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(((Submission) page.items().get(0)).patient())
        .isEqualTo("549cff85-331b-4a9e-91f6-c7908dbae94d");
  }

  @ParameterizedTest
  @CsvSource({
    "commcare/api_form_list.json, objects, id, meta.next",
    "odk/odata_submissions_withrepeat.json, value, __id, '\"@odata.nextLink\"'",
    "odk/odata_subtable_page_nextlink_skiptoken.json, value, __id, '\"@odata.nextLink\"'",
    "dhis2/tracker_events_page_v41.json, events, event, pager.nextPage",
    "rapidpro/flow_runs_page.json, results, uuid, next",
    "fhir/search_bundle_patient_next_link.json, entry, resource.id, link[1].url",
  })
  void pagesOfOtherSystemsAreRead(String file, String records, String id, String next)
      throws Exception {
    byte[] body = Files.readAllBytes(fixture(file));
    RestSettings settings =
        new RestSettings(
            "https://api.example.org/data",
            new Credentials.None(),
            Given.path(records),
            Given.path(id),
            null,
            null,
            List.of(),
            new FormName.Constant("visit"),
            null,
            new Paging.NextLink(Given.path(next), null, 0),
            null);

    Page page =
        new RestSource(
                "test", settings, Given.noMapping(), call -> answer(body), NOON, PageMemory.NONE)
            .pull(null);

    assertThat(page.items())
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item).isInstanceOf(Submission.class));
  }

  @ParameterizedTest
  @CsvSource({
    "csv/commcare_export_form_data.csv, CSV, id",
    "kobo/export_csv_tutorial_w_repeats.csv, CSV, '\"meta/instanceID\"'",
    "kobo/submissions_select_multiple_groups.json, JSON, _uuid",
    "dhis2/tracker_events_documented.csv, CSV, event",
  })
  void filesOfOtherSystemsAreRead(String file, FileFormat format, String id) throws Exception {
    Path source = fixture(file);
    Files.copy(source, folder.resolve(String.valueOf(source.getFileName())));
    FileSettings settings =
        Given.folder(folder, format).ofForm("visit").id(id).settle(Duration.ZERO).settings();

    Page page = new FileSource("test", settings, Given.noMapping(), Clock.systemUTC()).pull(null);

    assertThat(page.items())
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item).isInstanceOf(Submission.class));
  }

  private static Page cht(byte[] body) throws SourceUnavailableException {
    ChtSettings settings = new ChtSettings("http://localhost", "medic", new Credentials.None(), 10);
    return new ChtSource("test", settings, call -> answer(body), NOON).pull(null);
  }

  private static String change(JsonNode doc) {
    ObjectNode change = RecordJson.mapper().createObjectNode();
    change.put("id", doc.path("_id").asText("no-id"));
    change.putArray("changes").addObject().put("rev", "1-a");
    change.set("doc", doc);
    return change.toString();
  }

  private static HttpAnswer answer(byte[] body) {
    return new HttpAnswer(200, Map.of(), body);
  }

  private static Path fixture(String name) {
    Path file = FIXTURES.resolve(name);
    assumeTrue(Files.exists(file), "the shared payloads are not beside the project");
    return file;
  }
}
