package org.relais.source.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.http.Credentials;
import org.relais.http.HttpAnswer;
import org.relais.source.FormName;
import org.relais.source.Given;
import org.relais.source.Page;
import org.relais.source.SourceItem.Fault;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Unreadable;
import org.relais.source.SourceUnavailableException;
import org.relais.visit.RecordPath;

final class RestSourceTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String EVENING = "2026-11-20T18:00:00Z";
  private static final String URL = "https://api.example.org/v1/forms?kind=visit";

  private final Deque<HttpAnswer> answers = new ArrayDeque<>();
  private final List<String> urls = new ArrayList<>();
  private Paging paging = new Paging.None();
  private Since.Format format = Since.Format.ISO;
  private @Nullable RecordPath revision;
  private @Nullable RecordPath updatedAt = Given.path("updated");
  private boolean incremental = true;
  private final Map<String, String> remembered = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "ISO, 2026-11-20T09:50:00Z",
    "ISO_LOCAL, 2026-11-20T09:50:00",
    "EPOCH_MILLIS, 1795168200000",
    "EPOCH_SECONDS, 1795168200"
  })
  void theNextSweepStartsAnOverlapBeforeTheNewestTime(Since.Format format, String parameter)
      throws Exception {
    this.format = format;
    answer(row("a", "2026-11-20T10:00:00Z"), row("b", "2026-11-19T10:00:00+02:00"));
    answer();

    pull(pull(null).cursor());

    assertThat(urls.get(0)).isEqualTo(URL);
    assertThat(urls.get(1)).isEqualTo(URL + "&since=" + parameter.replace(":", "%3A"));
  }

  @Test
  void aSweepWithNothingNewKeepsItsTime() throws Exception {
    answer(row("a", "2026-11-20T10:00:00Z"));
    answer();
    answer();

    pull(pull(pull(null).cursor()).cursor());

    assertThat(urls.get(2)).isEqualTo(urls.get(1));
  }

  @Test
  void aTimeInTheFutureDoesNotHideWhatComesNext() throws Exception {
    answers.add(
        new HttpAnswer(
            200,
            Map.of("Date", "Sun, 22 Nov 2026 11:00:00 GMT"),
            bytes("[" + row("a", "2031-01-01T00:00:00Z") + "]")));
    answer();

    pull(pull(null).cursor());

    assertThat(urls.get(1)).endsWith("since=2026-11-22T10%3A50%3A00Z");
  }

  @Test
  void withoutATimeInTheRecordsTheServersTimeAtTheStartOfTheSweepCounts() throws Exception {
    updatedAt = null;
    answers.add(
        new HttpAnswer(
            200,
            Map.of("Date", "Sun, 22 Nov 2026 11:00:00 GMT"),
            bytes("[" + row("a", "x") + "]")));
    answer();

    pull(pull(null).cursor());

    assertThat(urls.get(1)).endsWith("since=2026-11-22T10%3A50%3A00Z");
  }

  @Test
  void onlyAWholeSweepMovesTheTime() throws Exception {
    paging = new Paging.PageNumber("page", 0, null, 100);
    answer(row("a", "2026-11-20T10:00:00Z"));
    answer(row("b", "2026-11-21T10:00:00Z"));
    answer();
    answer();

    Page first = pull(null);
    Page second = pull(first.cursor());
    Page third = pull(second.cursor());
    pull(third.cursor());

    assertThat(List.of(first.last(), second.last(), third.last()))
        .containsExactly(false, false, true);
    assertThat(urls)
        .containsExactly(
            URL + "&page=0",
            URL + "&page=1",
            URL + "&page=2",
            URL + "&since=2026-11-21T09%3A50%3A00Z&page=0");
  }

  @Test
  void fewerRecordsThanAskedForAreNotTheEnd() throws Exception {
    paging = new Paging.Offset("offset", "limit", 1000);
    answer(row("a", "1"), row("b", "1"));
    answer(row("c", "1"));
    answer();

    Page page = pull(pull(pull(null).cursor()).cursor());

    assertThat(page.last()).isTrue();
    assertThat(urls.get(2)).endsWith("limit=1000&offset=3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "?page=2 https://api.example.org/v1/forms?page=2",
        "/v2/x?y=1 https://api.example.org/v2/x?y=1",
        "other?y=1 https://api.example.org/v1/other?y=1",
        "http://10.0.0.7:8080/v1/forms?c=a%2Bb%3D https://api.example.org/v1/forms?c=a%2Bb%3D",
        "https://evil.example.com/v1/forms https://api.example.org/v1/forms",
        "//evil.example.com/x https://api.example.org/x",
        "?q=a|b[0] https://api.example.org/v1/forms?q=a%7Cb%5B0%5D",
      })
  void aLinkIsFollowedOnTheConfiguredServerOnly(String link, String followed) throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    answers.add(ok("{\"rows\": [%s], \"next\": \"%s\"}".formatted(row("a", "1"), link)));
    answers.add(ok("{\"rows\": [], \"next\": null}"));

    Page second = pull(pull(null).cursor());

    assertThat(urls.get(1)).isEqualTo(followed);
    assertThat(second.last()).isTrue();
  }

  @Test
  void aLinkInACircleIsAFaultAfterItsRecordsHaveCome() throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    for (String next : List.of("?p=b", "?p=a", "?p=b", "?p=a")) {
      answers.add(ok("{\"rows\": [%s], \"next\": \"%s\"}".formatted(row("r", "1"), next)));
    }
    Page first = pull(null);
    Page second = pull(first.cursor());
    Page third = pull(second.cursor());

    SourceUnavailableException e = unavailable(third.cursor());

    assertThat(third.items()).hasSize(1);
    assertThat(e.labels().en()).contains("same page again", "next link");
    assertThat(e.labels().fr()).contains("même page");
  }

  @Test
  void aServerThatDoesNotKnowThePageParameterIsAFault() throws Exception {
    paging = new Paging.PageNumber("page", 1, null, 100);
    answer(row("a", "1"));
    answer(row("a", "1"));
    Page first = pull(null);

    assertThat(unavailable(first.cursor()).labels().en()).contains("same page again");
  }

  @Test
  void aServerThatRepeatsItsLastPageHasNoMore() throws Exception {
    paging = new Paging.PageNumber("page", 1, null, 100);
    answer(row("a", "1"));
    answer(row("b", "1"));
    answer(row("b", "1"));

    assertThat(pull(pull(pull(null).cursor()).cursor()).last()).isTrue();
  }

  @Test
  void aPageBehindTheLastThatIsNotFoundIsTheEnd() throws Exception {
    paging = new Paging.PageNumber("page", 1, null, 100);
    answer(row("a", "2026-11-20T10:00:00Z"));
    answers.add(new HttpAnswer(404, Map.of(), bytes("{}")));
    answer();

    pull(pull(pull(null).cursor()).cursor());

    assertThat(urls.get(2)).isEqualTo(URL + "&since=2026-11-20T09%3A50%3A00Z&page=1");
  }

  @Test
  void aDeadLinkStartsTheSweepAgain() throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    answers.add(
        ok("{\"rows\": [%s], \"next\": \"?p=2\"}".formatted(row("a", "2026-11-20T10:00Z"))));
    answers.add(new HttpAnswer(410, Map.of(), bytes("gone")));
    answers.add(ok("{\"rows\": []}"));

    Page dead = pull(pull(null).cursor());
    pull(dead.cursor());

    assertThat(dead.last()).isTrue();
    assertThat(urls.get(2)).isEqualTo(URL);
  }

  @Test
  void anAddressThatIsNotFoundAtTheStartIsAFault() {
    answers.add(new HttpAnswer(404, Map.of(), bytes("{}")));

    assertThat(unavailable(null).labels().en()).contains("nothing at this address (404)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not an address%", "mailto:x"})
  void aLinkThatIsNoneIsAFaultOrTheEnd(String link) throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    answers.add(ok("{\"rows\": [], \"next\": \"%s\"}".formatted(link)));

    if (link.isEmpty()) {
      assertThat(pull(null).last()).isTrue();
    } else {
      assertThat(unavailable(null).labels().en()).contains("next page is no address");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rows\": {}}", "{}", "{\"rows\": 5}"})
  void anAnswerWithoutAListIsAFault(String body) {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    answers.add(ok(body));

    assertThat(unavailable(null).labels().en()).contains("no list of records");
  }

  @Test
  void anEmptyListMayBeWrittenAsNull() throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    answers.add(ok("{\"rows\": null}"));

    assertThat(pull(null).items()).isEmpty();
  }

  @Test
  void anEditWithinTheSameTimeIsOrderedByItsContent() throws Exception {
    answer(row("a", "2026-11-20T10:00:00Z"));
    answer("{\"updated\": \"2026-11-20T10:00:00Z\", \"id\": \"a\"}");
    answer("{\"id\": \"a\", \"updated\": \"2026-11-20T10:00:00Z\", \"x\": 1}");

    String first = pull(null).items().get(0).revision();
    String sameInOtherOrder = pull(null).items().get(0).revision();
    String edited = pull(null).items().get(0).revision();

    assertThat(sameInOtherOrder).isEqualTo(first);
    assertThat(edited).startsWith("2026-11-20T10:00:00.000000000Z-").isNotEqualTo(first);
  }

  @Test
  void aNumberedRevisionIsOrderedByItsValue() throws Exception {
    revision = Given.path("n");
    answer(
        "{\"id\": \"a\", \"n\": 9}",
        "{\"id\": \"a\", \"n\": 10}",
        "{\"id\": \"a\", \"n\": \"10.5\"}");

    assertThat(pull(null).items()).extracting(item -> item.revision()).isSorted();
  }

  @Test
  void numbersKeepEveryDigit() throws Exception {
    answer("{\"id\": 12345678901234567890123, \"t\": 0.1000000000000000000001}");

    Submission record = (Submission) pull(null).items().get(0);

    assertThat(record.id()).isEqualTo("12345678901234567890123");
    assertThat(record.body().path("t").decimalValue()).hasToString("0.1000000000000000000001");
  }

  @Test
  void recordsThatCannotBeReadSayOnWhichPageTheyAre() throws Exception {
    answer(row("a", "1"), "{\"id\": \"  \"}", "[]", row("b", "1"));

    Page page = pull(null);

    assertThat(page.items())
        .filteredOn(Unreadable.class::isInstance)
        .extracting(item -> ((Unreadable) item).where() + " " + ((Unreadable) item).fault())
        .containsExactly("page 1, 2 " + Fault.MISSING_ID, "page 1, 3 " + Fault.NOT_AN_OBJECT);
    assertThat(page.items()).hasSize(4);
  }

  @Test
  void aCursorFromAnotherWayOfPagingStartsTheSweepAgain() throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 0);
    answers.add(ok("{\"rows\": [], \"next\": \"?p=2\"}"));
    Page page = pull(null);
    paging = new Paging.Offset("offset", null, 100);
    answer();

    pull(page.cursor());

    assertThat(urls.get(1)).isEqualTo(URL + "&offset=0");
  }

  @Test
  void withoutATimeParameterEverythingIsReadEachTime() throws Exception {
    incremental = false;
    answer(row("a", "2026-11-20T10:00:00Z"));
    answer(row("a", "2026-11-20T10:00:00Z"));

    Page first = pull(null);
    Page second = pull(first.cursor());

    assertThat(urls).containsExactly(URL, URL);
    assertThat(second.items()).isEqualTo(first.items());
  }

  @Test
  void aPageThatWasTakenInBeforeIsNotReadAgainAndLeadsOnAsItDid() throws Exception {
    paging = new Paging.NextLink(Given.path("next"), null, 100);
    for (int sweep = 0; sweep < 2; sweep++) {
      answers.add(ok("{\"rows\":[%s],\"next\":\"/v1/more\"}".formatted(row("a", EVENING))));
      answers.add(ok("{\"rows\":[%s]}".formatted(row("b", "2026-11-19T10:00:00Z"))));
    }
    Page first = remember(pull(null));
    Page second = remember(pull(first.cursor()));

    Page again = pull(null);
    Page last = pull(again.cursor());

    assertThat(List.of(first.items().size(), first.known())).containsExactly(1, 0);
    assertThat(List.of(again.items().size(), again.known())).containsExactly(0, 1);
    assertThat(again.cursor()).isEqualTo(first.cursor());
    assertThat(last.cursor()).isEqualTo(second.cursor()).contains(EVENING);
    assertThat(last.last()).isTrue();
    assertThat(urls.subList(2, 4)).isEqualTo(urls.subList(0, 2));
  }

  @Test
  void aPageInOtherBytesIsRead() throws Exception {
    answer(row("a", EVENING));
    remember(pull(null));
    answer(row("a", EVENING), row("b", EVENING));

    assertThat(pull(null).items()).hasSize(2);
  }

  @Test
  void whatAnotherVersionRememberedOfAPageIsNotTrusted() throws Exception {
    answer(row("a", EVENING));
    remember(pull(null));
    remembered.replaceAll((digest, facts) -> "{\"rows\":1}");
    answer(row("a", EVENING));

    assertThat(pull(null).items()).hasSize(1);
  }

  @Test
  void someDaysAreReadAgainAndThenItGoesOnWhereItStood() throws Exception {
    paging = new Paging.PageNumber("page", 0, null, 100);
    answer(row("a", "2026-11-20T10:00:00Z"));
    answer();
    answer(row("b", "2026-10-03T10:00:00Z"));
    answer();
    answer();
    String stands = pull(pull(null).cursor()).cursor();
    String again =
        RestCursor.parse(stands)
            .backfilling(
                Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-06T00:00:00Z"))
            .text();

    Page first = pull(again);
    Page last = pull(first.cursor());
    pull(last.cursor());

    String days = "&since=2026-09-30T23%3A50%3A00Z&before=2026-10-06T00%3A00%3A00Z&page=";
    assertThat(urls.subList(2, 5))
        .containsExactly(
            URL + days + "0", URL + days + "1", URL + "&since=2026-11-20T09%3A50%3A00Z&page=0");
    assertThat(last.last()).isTrue();
    assertThat(last.cursor()).isEqualTo(stands);
  }

  private Page remember(Page page) {
    Page.Remembered known = page.remembered();
    remembered.put(known.digest(), known.facts());
    return page;
  }

  private Page pull(@Nullable String cursor) throws SourceUnavailableException {
    RestSettings settings =
        new RestSettings(
            URL,
            new Credentials.None(),
            paging instanceof Paging.NextLink ? Given.path("rows") : null,
            Given.path("id"),
            revision,
            updatedAt,
            List.of(),
            new FormName.Constant("visit"),
            null,
            paging,
            incremental ? new Since("since", Duration.ofMinutes(10), format, "before") : null);
    return new RestSource(
            "test",
            settings,
            Given.noMapping(),
            call -> {
              urls.add(call.url());
              return answers.removeFirst();
            },
            NOON,
            digest -> Optional.ofNullable(remembered.get(digest)))
        .pull(cursor);
  }

  private SourceUnavailableException unavailable(@Nullable String cursor) {
    return catchThrowableOfType(SourceUnavailableException.class, () -> pull(cursor));
  }

  private void answer(String... records) {
    answers.add(ok(Arrays.toString(records)));
  }

  private static HttpAnswer ok(String body) {
    return new HttpAnswer(200, Map.of(), bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String row(String id, String updated) {
    return "{\"id\": \"%s\", \"updated\": \"%s\"}".formatted(id, updated);
  }
}
