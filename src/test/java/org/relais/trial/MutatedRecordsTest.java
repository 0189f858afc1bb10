package org.relais.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.config.Deployment;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.ledger.Balance;
import org.relais.ledger.Intake;
import org.relais.ledger.LedgerRules;
import org.relais.ledger.Taken;
import org.relais.ledger.TestDatabase;
import org.relais.route.Rules;
import org.relais.source.Page;
import org.relais.source.PageMemory;
import org.relais.source.Source;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceItem;
import org.relais.source.SourceUnavailableException;
import org.relais.source.Sources;
import org.relais.visit.MappingInput;
import org.relais.visit.VisitMapper;

/**
 * Whatever a field system sends, each page is taken whole or told as a fault of the source, and
 * each record on it has its place on the balance sheet.
 */
class MutatedRecordsTest {
  private static final int CASES = 2_400;
  private static final int COMMITTED = 12;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-02T08:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);

  private final TestDatabase database = TestDatabase.fresh();
  @TempDir private Path folder;
  private Deployment deployment;

  @BeforeEach
  void configure() throws IOException {
    TrialConfig config =
        new TrialConfig(folder.resolve("config"), 2, LocalDate.of(2026, 9, 1), "embedded");
    config.write(100, 60);
    MutationConfig.write(config.folder(), folder.resolve("inbox"));
    deployment = config.compile("http://127.0.0.1:1", "http://127.0.0.1:1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cht", "rest", "json", "json_lines", "csv"})
  void noPayloadCrashesARunOrLosesARecord(String kind) throws Exception {
    SourceDefinition definition =
        deployment.sources().stream()
            .filter(source -> source.name().equals(kind.replace('_', '-')))
            .findFirst()
            .orElseThrow();
    LedgerRules rules = Rules.of(deployment);
    Intake intake = new Intake(database.dataSource(), CLOCK, rules, definition);
    VisitMapper mapper =
        new VisitMapper(definition.mapping(), rules.model(), deployment.orgUnits());
    byte[] whole = whole(kind);
    Mutation mutation = new Mutation(kind.hashCode());
    List<String> faults = new ArrayList<>();
    Map<String, Integer> outcomes = new HashMap<>();
    for (int i = 0; i < CASES; i++) {
      byte[] payload = mutation.of(whole);
      try {
        outcomes.merge(outcome(kind, definition, payload, mapper, i, intake), 1, Integer::sum);
      } catch (Throwable crash) {
        faults.add("case " + i + ": " + crash + "\n  " + shown(payload));
      }
    }

    assertThat(faults).isEmpty();
    assertThat(outcomes).containsKeys("taken");
    assertThat(new Balance(database.dataSource(), rules).sheet().imbalances()).isEmpty();
  }

  private String outcome(
      String kind,
      SourceDefinition definition,
      byte[] payload,
      VisitMapper mapper,
      int number,
      Intake intake)
      throws IOException {
    List<SourceItem> items = new ArrayList<>();
    Source source = source(kind, definition, payload);
    @Nullable String cursor = null;
    boolean last = false;
    for (int pages = 0; !last; pages++) {
      assertThat(pages).describedAs("pages").isLessThan(20);
      Page page;
      try {
        page = source.pull(cursor);
      } catch (SourceUnavailableException told) {
        assertThat(told.labels().en()).isNotBlank();
        return "unavailable";
      }
      items.addAll(page.items());
      if (number % COMMITTED == 0) {
        Taken taken = intake.commit(page);
        assertThat(taken.items()).isEqualTo(page.items().size());
      }
      boolean stands = page.cursor().equals(cursor);
      cursor = page.cursor();
      last = page.last() || (stands && page.items().isEmpty()) || kind.equals("rest");
    }
    for (SourceItem item : items) {
      assertThat(item.id()).isNotBlank();
      if (item instanceof SourceItem.Submission one && mapper.knows(one.form())) {
        assertThat(
                mapper.map(
                    new MappingInput(
                        one.id(), one.form(), one.formVersion(), one.body(), null, null, TODAY)))
            .isNotNull();
      }
    }
    if (number % COMMITTED == 0) {
      assertThat(known(definition, items)).isEqualTo(recordIds(items));
    }
    entries(kind, payload)
        .ifPresent(
            count ->
                assertThat(items)
                    .describedAs("an item each, at least")
                    .hasSizeGreaterThanOrEqualTo(count));
    return "taken";
  }

  /** How many entries stand where records should stand, as far as that can be said. */
  private static OptionalInt entries(String kind, byte[] payload) {
    boolean utf8 = Arrays.equals(payload, text(payload).getBytes(StandardCharsets.UTF_8));
    if (utf8 && !text(payload).contains("\0") && (kind.equals("json") || kind.equals("rest"))) {
      try {
        JsonNode root = JSON.readTree(payload);
        JsonNode list = kind.equals("json") ? root : root.path("results");
        return list.isArray() ? OptionalInt.of(list.size()) : OptionalInt.empty();
      } catch (IOException notJson) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  /** Ids that must be in the ledger now: the end of something never seen is no record. */
  private static long recordIds(List<SourceItem> items) {
    return items.stream()
        .filter(i -> i instanceof SourceItem.Submission || i instanceof SourceItem.Unreadable)
        .map(SourceItem::id)
        .map(MutatedRecordsTest::storable)
        .distinct()
        .count();
  }

  private long known(SourceDefinition definition, List<SourceItem> items) {
    String[] ids =
        items.stream()
            .filter(i -> i instanceof SourceItem.Submission || i instanceof SourceItem.Unreadable)
            .map(SourceItem::id)
            .map(MutatedRecordsTest::storable)
            .distinct()
            .toArray(String[]::new);
    Long known =
        database
            .sql()
            .queryForObject(
                "select count(*) from record where source = ? and record_id = any(?)",
                Long.class,
                definition.name(),
                ids);
    return known == null ? 0 : known;
  }

  /** PostgreSQL keeps no NUL and no half of a surrogate pair. */
  private static String storable(String id) {
    return new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace('\0', '\ufffd');
  }

  private Source source(String kind, SourceDefinition definition, byte[] payload)
      throws IOException {
    if (MutationConfig.FORMATS.contains(kind)) {
      String ending = kind.equals("json_lines") ? "jsonl" : kind;
      Path file = folder.resolve("inbox").resolve(kind).resolve("a." + ending);
      Files.write(file, payload);
      Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().minusSeconds(60)));
    }
    HttpAnswer answer = new HttpAnswer(200, Map.of(), payload);
    Http http = call -> answer;
    return Sources.open(definition, http, CLOCK, PageMemory.NONE);
  }

  private static byte[] whole(String kind) throws IOException {
    if (!kind.equals("cht")) {
      return MutationConfig.records(kind).getBytes(StandardCharsets.UTF_8);
    }
    List<Change> feed = new TrialVisits(3, 2, LocalDate.of(2026, 10, 1), 30).of(4);
    try (ChtServer server = new ChtServer(feed, feed.size(), 0, CLOCK)) {
      URI page = URI.create(server.url() + "/medic/_changes?since=0&limit=50");
      return JSON.writeValueAsBytes(JSON.readTree(page.toURL()));
    }
  }

  private static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }

  private static String shown(byte[] payload) {
    String text = text(payload);
    return text.substring(0, Math.min(400, text.length()));
  }
}
