package org.relais.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.ledger.Intake;
import org.relais.ledger.LedgerRules;
import org.relais.ledger.Recount;
import org.relais.ledger.TestDatabase;
import org.relais.source.Page;
import org.relais.source.Schedule;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceSettings;

/**
 * Whatever the order, repetition or lateness of records, the final cells are those of one clean
 * count: corrections, deletions, rejected revisions, duplicates across sites and moved visits come
 * on pages of any size, with counts in between.
 */
class LedgerAgreesWithOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SOURCES = List.of("app", "clinic");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC);
  private static final Deployment DEPLOYMENT = ShippedIccm.compile().deployment();
  private static final LedgerRules RULES =
      new LedgerRules(
          "v1",
          DEPLOYMENT.model(),
          DEPLOYMENT.orgUnits(),
          SOURCES.stream().map(LedgerAgreesWithOracleTest::source).toList(),
          DEPLOYMENT.dataSets(),
          List.of(
              new TargetDefinition(
                  "national",
                  new Settings(),
                  List.of("ICCM_MONTHLY"),
                  false,
                  null,
                  "0 0 2 * * ?",
                  100)));

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void onEveryCellHoweverTheRecordsCame(@ForAll("histories") History history) {
    try (TestDatabase database = TestDatabase.fresh()) {
      Recount recount = new Recount(database.dataSource(), RULES);
      Random random = new Random(history.luck());
      Map<String, Intake> intakes = new HashMap<>();
      RULES.sources().forEach(s -> intakes.put(s.name(), intake(database, s)));

      List<History.Sent> left = history.sent();
      for (int page = 0; !left.isEmpty(); page++) {
        int size = Math.min(left.size(), 1 + random.nextInt(8));
        commit(intakes, left.subList(0, size), page);
        left = left.subList(size, left.size());
        if (random.nextInt(3) == 0) {
          recount.run(units -> {});
        }
      }
      recount.run(units -> {});

      assertThat(difference(cells(database), history)).isEmpty();
    }
  }

  /** Only what differs: all cells would fill a screen. */
  private static Map<String, String> difference(
      SortedMap<String, BigDecimal> cells, History history) {
    SortedMap<String, BigDecimal> expected = Oracle.expected(history.standing(ShippedIccm.SITES));
    Map<String, String> difference = new TreeMap<>();
    Stream.concat(cells.keySet().stream(), expected.keySet().stream())
        .filter(cell -> !Objects.equals(cells.get(cell), expected.get(cell)))
        .forEach(
            cell ->
                difference.put(
                    cell, "expected " + expected.get(cell) + ", in the ledger " + cells.get(cell)));
    return difference;
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of(SOURCES, ShippedIccm.SITES);
  }

  private static void commit(Map<String, Intake> intakes, List<History.Sent> sent, int page) {
    intakes.forEach(
        (source, intake) ->
            intake.commit(
                new Page(
                    sent.stream()
                        .filter(s -> s.source().equals(source))
                        .map(History.Sent::item)
                        .toList(),
                    "page " + page,
                    true)));
  }

  private static SortedMap<String, BigDecimal> cells(TestDatabase database) {
    SortedMap<String, BigDecimal> cells = new TreeMap<>();
    database
        .sql()
        .query(
            "select element, options, org_unit, period, wanted from cell where wanted is not null",
            row -> {
              cells.put(
                  Oracle.key(
                      row.getString("element"),
                      options(row.getString("options")),
                      row.getString("org_unit"),
                      row.getString("period")),
                  row.getBigDecimal("wanted"));
            });
    return cells;
  }

  private static Map<String, String> options(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Intake intake(TestDatabase database, SourceDefinition source) {
    return new Intake(database.dataSource(), CLOCK, RULES, source);
  }

  private static SourceDefinition source(String name) {
    return new SourceDefinition(
        name,
        new NoSettings(),
        new Schedule("0 0 2 * * ?"),
        ShippedIccm.mapping(name, DEPLOYMENT),
        true,
        List.of());
  }

  private record NoSettings() implements SourceSettings {}

  private record Settings() implements TargetSettings {}
}
