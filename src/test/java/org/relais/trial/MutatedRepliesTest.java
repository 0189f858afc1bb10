package org.relais.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.config.Deployment;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.fhir.ClinicSample;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.Dhis2Target;
import org.relais.target.fhir.FhirSettings;
import org.relais.target.fhir.FhirTarget;
import org.relais.visit.Visit;

/**
 * Whatever a target answers, it is one of the replies that there are, and accounts for each item.
 */
class MutatedRepliesTest {
  private static final CamelHttp HTTP = CamelHttp.standalone();
  private static final int DHIS2_CASES = 3_500;
  private static final int FHIR_CASES = 3_000;

  /** A number is at most this far from one: what is stored as a number must be storable. */
  private static final int MOST_DIGITS = 1_000;

  private final MovingClock clock = new MovingClock(Instant.parse("2026-12-02T08:00:00Z"));
  @TempDir private Path folder;

  @AfterAll
  static void closeHttp() {
    HTTP.close();
  }

  @ParameterizedTest
  @EnumSource
  void noAnswerOfADhis2CrashesADelivery(ServerVersion version) throws Exception {
    TrialConfig config = new TrialConfig(folder, 2, LocalDate.of(2026, 9, 1), "embedded");
    config.write(100, 60);
    Deployment any = config.compile("http://127.0.0.1:1", "http://127.0.0.1:1");
    try (Dhis2StandIn dhis2 =
        Dhis2StandIn.of(version, any.dataSets(), any.orgUnits().all(), clock)) {
      Deployment deployment = config.compile("http://127.0.0.1:1", dhis2.url());
      Dhis2Settings settings = (Dhis2Settings) deployment.targets().get(0).settings();
      Remembering answers = new Remembering();
      List<String> faults = new ArrayList<>();
      Mutation mutation = new Mutation(version.ordinal() + 1);
      for (int i = 0; i < DHIS2_CASES; i++) {
        // Good ones, one that is refused, and one that the server ignores.
        CellParcel parcel = parcel(i % 3 == 0 ? "ML" : "SITE-001");
        int damaged = mutation.next(8);
        AtomicInteger calls = new AtomicInteger();
        List<String> shown = new ArrayList<>();
        Http http =
            call -> {
              HttpAnswer whole = answers.call(call);
              if (calls.getAndIncrement() != damaged || whole.body().length == 0) {
                return whole;
              }
              byte[] other = mutation.of(whole.body());
              shown.add(call + " " + shown(other));
              return new HttpAnswer(whole.status(), whole.headers(), other);
            };
        CellTarget target = new Dhis2Target(TrialConfig.TARGET, settings, http, clock);
        try {
          check(target.send(parcel), parcel.items());
          check(target.readBack(parcel.items()), parcel.items());
        } catch (Throwable crash) {
          faults.add("case " + i + ": " + crash + "\n  " + shown);
        }
      }
      assertThat(faults).isEmpty();
      assertThat(answers.kinds()).describedAs("kinds of answers").isGreaterThan(5);
    }
  }

  @Test
  void noAnswerOfAFhirServerCrashesADelivery() {
    List<String> bodies =
        List.of(
            """
            {"resourceType": "Bundle", "type": "transaction-response", "entry": [
              {"response": {"status": "201 Created", "location": "Patient/1/_history/1",
               "outcome": {"resourceType": "OperationOutcome", "issue": [
                 {"severity": "warning", "code": "informational", "diagnostics": "a hint"}]}}}]}""",
            """
            {"resourceType": "OperationOutcome", "text": {"status": "generated", "div": "<div/>"},
             "issue": [{"severity": "error", "code": "invalid", "diagnostics": "HAPI-0450: no",
               "details": {"text": "bad", "coding": [{"system": "x", "code": "y"}]},
               "location": ["Bundle.entry[0]"], "expression": ["Bundle.entry[0]"]}]}""");
    List<Integer> statuses = List.of(200, 201, 400, 404, 409, 410, 412, 422, 429, 500, 503);
    Visit visit = ClinicSample.visit("1", Map.of());
    List<VisitItem> items = List.of(new VisitItem(7, "cht", "1", visit, visit, List.of()));
    FhirSettings settings =
        new FhirSettings(
            "http://fhir.example/fhir", new Credentials.None(), Duration.ofSeconds(10));
    Mutation mutation = new Mutation(42);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < FHIR_CASES; i++) {
      byte[] body = mutation.of(bodies.get(i % bodies.size()).getBytes(StandardCharsets.UTF_8));
      HttpAnswer answer =
          new HttpAnswer(statuses.get(mutation.next(statuses.size())), Map.of(), body);
      FhirTarget target =
          new FhirTarget("clinic", settings, ClinicSample.renderer(), call -> answer);
      try {
        Reply reply = target.send(new VisitParcel(1, "clinic", items));
        assertThat(reply).isNotNull();
        if (reply instanceof Reply.Rejected rejected) {
          assertThat(rejected.refusals()).extracting(Refusal::itemId).containsOnly(7L);
        }
      } catch (Throwable crash) {
        faults.add("case " + i + ": " + crash + "\n  " + answer.status() + " " + shown(body));
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void check(Reply reply, List<CellItem> items) {
    Set<Long> ids = items.stream().map(CellItem::id).collect(Collectors.toSet());
    assertThat(reply).isNotNull();
    if (reply instanceof Reply.Rejected rejected) {
      assertThat(ids).containsAll(rejected.refusals().stream().map(Refusal::itemId).toList());
      assertThat(rejected.refusals()).extracting(Refusal::itemId).doesNotHaveDuplicates();
      assertThat(rejected.refusals().isEmpty() && rejected.unnamed() == null)
          .describedAs("rejected without a cause")
          .isFalse();
      rejected.refusals().forEach(r -> assertThat(r.cause().message().fr()).isNotBlank());
    } else if (reply instanceof Reply.Unavailable unavailable) {
      assertThat(unavailable.cause().message().fr()).isNotBlank();
    }
  }

  private static void check(CellTarget.ReadBack answer, List<CellItem> items) {
    Set<Long> ids = items.stream().map(CellItem::id).collect(Collectors.toSet());
    assertThat(answer).isNotNull();
    if (answer instanceof CellTarget.ReadBack.Held held) {
      assertThat(ids).containsAll(held.values().keySet());
      for (BigDecimal value : held.values().values()) {
        assertThat(Math.abs((long) value.precision() - value.scale())).isLessThan(MOST_DIGITS);
        assertThat(Math.abs(value.scale())).isLessThan(MOST_DIGITS);
      }
    }
  }

  private static CellParcel parcel(String orgUnit) {
    List<CellItem> items = new ArrayList<>();
    String[] ages = {"P2M--P12M", "P12M--P60M"};
    for (int i = 0; i < 4; i++) {
      CellKey key =
          new CellKey(
              TrialConfig.TARGET,
              TrialConfig.DATA_SET,
              "MAL_POS",
              new TreeMap<>(Map.of("AGE_BAND", ages[i / 2], "SEX", i % 2 == 0 ? "F" : "M")),
              new TreeMap<>(),
              i == 3 ? orgUnit : "SITE-000",
              Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1)));
      items.add(new CellItem(100 + i, key, i == 2 ? null : BigDecimal.valueOf(i + 1)));
    }
    return new CellParcel(
        1, TrialConfig.TARGET, TrialConfig.DATA_SET, Instant.EPOCH, items, List.of());
  }

  private static String shown(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    return text.substring(0, Math.min(300, text.length()));
  }

  /** Asks the server once for each thing, and knows its answer from then on. */
  private static final class Remembering {
    private final Map<String, HttpAnswer> known = new HashMap<>();

    HttpAnswer call(HttpCall call) throws UnreachableException {
      byte[] body = call.body();
      String key =
          call.method()
              + call.url()
              + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
      HttpAnswer answer = known.get(key);
      if (answer == null) {
        answer = HTTP.call(call);
        known.put(key, answer);
      }
      return answer;
    }

    int kinds() {
      return known.size();
    }
  }
}
