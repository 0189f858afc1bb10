package org.relais.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.relais.http.Credentials;
import org.relais.http.HttpAnswer;
import org.relais.source.SourceItem.Submission;
import org.relais.source.cht.ChtSettings;
import org.relais.source.cht.ChtSource;
import org.relais.source.rest.Paging;
import org.relais.source.rest.RestSettings;
import org.relais.source.rest.RestSource;

/**
 * Answers damaged at random: either nothing is taken and the cursor stays, or every record that is
 * whole is taken.
 */
final class BrokenAnswersTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String CHT =
      """
      {"results": [
        {"id": "a", "seq": "1", "changes": [{"rev": "1-a"}],
         "doc": {"_id": "a", "type": "data_record", "form": "f", "fields": {"patient_id": "1"}}},
        {"id": "c", "seq": null, "changes": [{"rev": "2-a"}],
         "doc": {"_id": "c", "type": "person", "patient_id": 7}},
        {"id": "d", "seq": null, "changes": [{"rev": "3-a"}], "deleted": true, "doc": null}],
       "last_seq": "3-x", "pending": 0}""";
  private static final String REST =
      """
      {"rows": [
        {"id": "a", "updated": "2026-11-20T10:00:00Z", "n": 1, "deleted": false},
        {"id": "b", "updated": 1795168200000, "n": 2.5, "deleted": true}],
       "next": "?cursor=abc"}""";
  private static final List<String> TYPES =
      List.of("null", "true", "17", "-1e400", "\"\"", "\"x\"", "[]", "[[{}]]", "{}");

  private static final List<String> VALUES =
      List.of(
          "\"1-a\"",
          "\"f\"",
          "{\"_id\"",
          "\"a\"",
          "null",
          "true",
          "\"person\"",
          "7",
          "0}",
          "\"3-x\"",
          "1795168200000",
          "2.5",
          "\"?cursor=abc\"",
          "\"2026-11-20T10:00:00Z\"");

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void damagedBytesAreWholeAnswersOrNone(
      @ForAll boolean cht,
      @ForAll @IntRange(max = 999) int permille,
      @ForAll @Size(max = 5) byte[] inserted,
      @ForAll @IntRange(max = 500) int removed) {
    byte[] whole = (cht ? CHT : REST).getBytes(StandardCharsets.UTF_8);
    int at = whole.length * permille / 1000;
    int rest = Math.min(whole.length, at + removed);
    byte[] body = new byte[at + inserted.length + whole.length - rest];
    System.arraycopy(whole, 0, body, 0, at);
    System.arraycopy(inserted, 0, body, at, inserted.length);
    System.arraycopy(whole, rest, body, at + inserted.length, whole.length - rest);

    pulled(cht, body);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void anAnswerThatIsCutMovesNothing(
      @ForAll boolean cht, @ForAll @IntRange(max = 999) int permille) {
    byte[] whole = (cht ? CHT : REST).getBytes(StandardCharsets.UTF_8);

    assertThat(pulled(cht, Arrays.copyOf(whole, whole.length * permille / 1000))).isFalse();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void aValueOfAnotherTypeThrowsNothing(
      @ForAll boolean cht,
      @ForAll @IntRange(max = 13) int value,
      @ForAll @IntRange(max = 8) int type) {
    String replaced = (cht ? CHT : REST).replace(VALUES.get(value), TYPES.get(type));

    pulled(cht, replaced.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aCursorOfAnyTextThrowsNothing(@ForAll boolean cht, @ForAll String cursor) throws Exception {
    String body = cht ? CHT : REST;

    assertThat(source(cht, body.getBytes(StandardCharsets.UTF_8)).pull(cursor).items())
        .isNotEmpty();
  }

  /** Whether something was taken; whatever it was, it is complete. */
  private static boolean pulled(boolean cht, byte[] body) {
    try {
      Page page = source(cht, body).pull(null);
      assertThat(page.items())
          .allSatisfy(
              item -> {
                assertThat(item.id()).isNotBlank();
                assertThat(item.revision()).isNotBlank();
                if (item instanceof Submission submission) {
                  assertThat(submission.body().isObject()).isTrue();
                }
              });
      assertThat(page.cursor()).isNotBlank();
      return true;
    } catch (SourceUnavailableException e) {
      assertThat(e.labels().fr()).isNotBlank();
      return false;
    }
  }

  private static Source source(boolean cht, byte[] body) {
    HttpAnswer answer = new HttpAnswer(200, Map.of(), body);
    Credentials none = new Credentials.None();
    if (cht) {
      ChtSettings settings = new ChtSettings("http://localhost", "medic", none, 10);
      return new ChtSource("test", settings, call -> answer, NOON);
    }
    RestSettings settings =
        new RestSettings(
            "http://localhost/rows",
            none,
            Given.path("rows"),
            Given.path("id"),
            null,
            Given.path("updated"),
            List.of(new VoidedWhen(Given.path("deleted"), List.of("true"))),
            new FormName.Constant("f"),
            null,
            new Paging.NextLink(Given.path("next"), null, 0),
            null);
    return new RestSource(
        "test", settings, Given.noMapping(), call -> answer, NOON, PageMemory.NONE);
  }
}
