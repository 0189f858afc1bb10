package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget.ReadBack;
import org.relais.delivery.Reply;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.http.Credentials;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/** Large requests, which DHIS2 imports in its background. Time passes only when it is waited. */
class BackgroundImportTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String BEGUN =
      """
      {"httpStatus": "OK", "status": "OK", "response": {"id": "n8hrbq9gVhf",
       "jobType": "DATAVALUE_IMPORT", "jobStatus": "NOT_STARTED"}}
      """;
  private static final String ENDED = "[{\"level\": \"INFO\", \"completed\": true}]";

  private final List<String> calls = new ArrayList<>();
  private Instant now = START;
  private Instant endsAt = START.plusSeconds(21);
  private String version = "2.42.4";
  private Function<HttpCall, @Nullable String> first = call -> null;
  private @Nullable Runnable whenWaiting;

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void aRequestUpToTheThresholdIsAnsweredAtOnce() {
    assertThat(target(3).send(parcel(3))).isInstanceOf(Reply.Accepted.class);
    assertThat(calls).noneMatch(call -> call.contains("async"));
  }

  @Test
  void aLargerOneIsAskedForUntilItHasEnded() {
    assertThat(target(3).send(parcel(4))).isInstanceOf(Reply.Accepted.class);

    assertThat(calls).anyMatch(call -> call.startsWith("POST") && call.endsWith("&async=true"));
    assertThat(calls).filteredOn(call -> call.contains("/tasks/")).hasSize(11);
    assertThat(calls).filteredOn(call -> call.contains("/taskSummaries/")).hasSize(1);
    assertThat(now).isEqualTo(START.plusSeconds(22));
  }

  @Test
  void anEmptySummaryIsAskedForAgain() {
    endsAt = START;
    int[] empty = {2};
    first = call -> call.url().contains("taskSummaries") && empty[0]-- > 0 ? "" : null;

    assertThat(target(3).send(parcel(4))).isInstanceOf(Reply.Accepted.class);
    assertThat(calls).filteredOn(call -> call.contains("/taskSummaries/")).hasSize(3);
  }

  @Test
  void aJobThatTheServerForgotIsUncertainInTheEnd() {
    endsAt = Instant.MAX;

    Reply.Unavailable reply = (Reply.Unavailable) target(3).send(parcel(4));

    assertThat(reply.cause().code()).isEqualTo("IMPORT_UNFINISHED");
    assertThat(reply.uncertain()).isTrue();
    assertThat(now).isBetween(START.plusSeconds(80), START.plusSeconds(85));
  }

  @Test
  void aServerThatCannotBeAskedForAWhileDoesNotLoseTheJob() {
    first = call -> call.url().contains("/tasks/") && now.isBefore(endsAt) ? "<html>" : null;

    assertThat(target(3).send(parcel(4))).isInstanceOf(Reply.Accepted.class);
  }

  @Test
  void aServerThatGoesDownDuringTheJobLeavesItUncertainWithItsCause() {
    first = call -> call.url().contains("/tasks/") ? "<html>" : null;

    Reply.Unavailable reply = (Reply.Unavailable) target(3).send(parcel(4));

    assertThat(reply.cause().code()).isEqualTo("NOT_DHIS2");
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void aStopDuringTheJobLeavesItUncertain() {
    whenWaiting = Thread.currentThread()::interrupt;

    Reply.Unavailable reply = (Reply.Unavailable) target(3).send(parcel(4));

    assertThat(reply.uncertain()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aServerThatAnswersAtOnceAllTheSameIsUnderstood() {
    first = call -> call.method().equals("POST") ? summary(4) : null;

    assertThat(target(3).send(parcel(4))).isInstanceOf(Reply.Accepted.class);
  }

  @Test
  void whatAProcessThatDiedBeganIsLetStartBeforeItIsReadBack() {
    Dhis2Target target = target(3);

    assertThat(target.readBack(parcel(2).items())).isInstanceOf(ReadBack.Held.class);
    assertThat(now).isEqualTo(START.plusSeconds(40));

    target.readBack(parcel(2).items());
    assertThat(now).isEqualTo(START.plusSeconds(40));
  }

  @Test
  void whereNothingIsSentToTheBackgroundNothingIsWaitedFor() {
    target(10_000).readBack(parcel(2).items());

    assertThat(now).isEqualTo(START);
  }

  // ---- the size of requests

  @Test
  void theVersionOfTheServerDecidesHowMuchARequestCarries() {
    assertThat(sizeAfterSending("2.42.4.1", null)).isEqualTo(5_000);
    assertThat(sizeAfterSending("2.38.0", null)).isEqualTo(5_000);
    assertThat(sizeAfterSending("2.43.1", null)).isEqualTo(1_000);
    assertThat(sizeAfterSending("44.0-SNAPSHOT", null)).isEqualTo(1_000);
    assertThat(sizeAfterSending("", null)).isEqualTo(1_000);
    assertThat(sizeAfterSending("2.42.4", 300)).isEqualTo(1_000);
  }

  @Test
  void aServerThatDoesNotTellItsVersionIsSentToAllTheSame() {
    first = call -> call.url().contains("system/info") ? "<html>" : null;

    assertThat(target(3).send(parcel(2))).isInstanceOf(Reply.Accepted.class);
  }

  /** What is configured is in the definition, here 1,000; only a silent configuration gives way. */
  private int sizeAfterSending(String version, @Nullable Integer configured) {
    this.version = version;
    Dhis2Target target = target(new Dhis2Request(configured, 10_000));
    assertThat(target.parcelSize(definition())).isEqualTo(1_000);
    target.send(parcel(1));
    return target.parcelSize(definition());
  }

  private static TargetDefinition definition() {
    return new TargetDefinition(
        "national", new TargetSettings() {}, List.of(), false, null, "", 1_000);
  }

  private Dhis2Target target(int asyncAbove) {
    return target(new Dhis2Request(null, asyncAbove));
  }

  private Dhis2Target target(Dhis2Request request) {
    Dhis2Settings settings =
        new Dhis2Settings(
            "http://dhis2.example",
            new Credentials.None(),
            Map.of(),
            Bindings.NONE,
            SiteMatching.NONE,
            Duration.ofMinutes(1),
            request);
    return new Dhis2Target("national", settings, http(), new AskedClock(() -> now), this::pass);
  }

  private void pass(Duration duration) throws InterruptedException {
    if (whenWaiting != null) {
      whenWaiting.run();
    }
    if (Thread.currentThread().isInterrupted()) {
      Thread.interrupted();
      throw new InterruptedException();
    }
    now = now.plus(duration);
  }

  private Http http() {
    return new Http() {
      @Override
      public HttpAnswer call(HttpCall call) throws UnreachableException {
        calls.add(call.method() + " " + call.url());
        String special = first.apply(call);
        String text = special == null ? answer(call) : special;
        return new HttpAnswer(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private String answer(HttpCall call) {
    String url = call.url();
    if (url.contains("/system/info")) {
      return "{\"version\": \"%s\"}".formatted(version);
    }
    if (url.contains("/tasks/")) {
      return now.isBefore(endsAt) ? "[]" : ENDED;
    }
    if (url.contains("/taskSummaries/")) {
      return summary(4);
    }
    if (url.contains("/dataSets?")) {
      return """
          {"dataSets": [{"code": "ICCM_MONTHLY", "name": "iCCM", "id": "dsIccm00001",
            "categoryCombo": {"id": "ccDefault01"}, "dataSetElements": [{"dataElement":
             {"code": "DEATHS", "name": "Deaths", "valueType": "INTEGER_ZERO_OR_POSITIVE",
              "zeroIsSignificant": true, "id": "deDeaths001",
              "categoryCombo": {"id": "ccDefault01"}}}]}]}
          """;
    }
    if (url.contains("/categoryOptionCombos?")) {
      return """
          {"categoryOptionCombos": [{"code": "default", "name": "default", "id": "cocDefault1",
            "categoryOptions": [{"code": "default", "id": "coDefault01"}]}]}
          """;
    }
    if (url.contains("/organisationUnits?")) {
      return "{\"organisationUnits\": [%s]}"
          .formatted(
              String.join(
                  ",",
                  IntStream.range(0, 9)
                      .mapToObj(
                          i -> "{\"code\": \"ASC%d\", \"id\": \"ouSite0000%d\"}".formatted(i, i))
                      .toList()));
    }
    if (call.method().equals("POST")) {
      return url.contains("async=true") ? BEGUN : summary(rowsIn(call));
    }
    return "{\"dataValues\": []}";
  }

  private static int rowsIn(HttpCall call) {
    byte[] body = call.body();
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    return text.split("\"value\"", -1).length - 1;
  }

  private static String summary(int stored) {
    return """
        {"status": "SUCCESS", "importCount": {"imported": %d, "updated": 0, "ignored": 0,
         "deleted": 0}, "conflicts": [], "responseType": "ImportSummary"}
        """
        .formatted(stored);
  }

  private static CellParcel parcel(int cells) {
    List<CellItem> items =
        IntStream.range(0, cells)
            .mapToObj(i -> new CellItem(i, key("ASC" + i), BigDecimal.valueOf(i)))
            .toList();
    return new CellParcel(1, "national", "ICCM_MONTHLY", START, items, List.of());
  }

  private static CellKey key(String orgUnit) {
    return new CellKey(
        "national",
        "ICCM_MONTHLY",
        "DEATHS",
        new TreeMap<>(),
        new TreeMap<>(),
        orgUnit,
        Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1)));
  }
}
