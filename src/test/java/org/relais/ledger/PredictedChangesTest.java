package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.indicator.Period;
import org.relais.ledger.Prediction.CellChange;
import org.relais.ledger.Prediction.Fate;
import org.relais.ledger.Prediction.Turn;
import org.relais.source.SourceItem;

/** What is foretold of a new configuration is what comes true when it is published. */
class PredictedChangesTest {
  private static final Period OCTOBER = Period.parse("202610").orElseThrow();
  private static final LocalDate RESTATE = LocalDate.of(2026, 10, 1);

  private final TestDatabase database = TestDatabase.fresh();
  private final Village before = Village.usual().version("v1");

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsForetoldComesTrue(int seed) {
    Random random = new Random(seed);
    publish(before, RESTATE);
    before.intake(database).commit(page("c1", records(random)));
    before.recount(database).run(n -> {});
    database.sql().execute("alter table cell disable trigger user");
    database
        .sql()
        .update("update cell set ever_sent = true, acknowledged = wanted where cell % 2 = 0");
    database.sql().execute("alter table cell enable trigger user");
    database.sql().update("update rejection set hold = 'DISCARDED' where rejection % 3 = 0");
    LocalDate restate = RESTATE.plusMonths(random.nextInt(3) - 1);
    Village after = Village.usual().version("v2").readingFeverFrom("hot");
    after = random.nextBoolean() ? after.sendingZeros() : after;
    SortedMap<String, BigDecimal> cells = cells();
    List<String> classes = classes();

    Prediction foretold = predict(after, restate);

    assertThat(cells()).as("the ledger stays as it is").isEqualTo(cells);
    assertThat(classes()).isEqualTo(classes);
    long stood = cells.size();
    assertThat(foretold.same() + foretold.changed() + foretold.gone()).isEqualTo(stood);
    for (CellChange change : foretold.cells()) {
      put(cells, change);
    }
    publish(after, restate);
    after.recount(database).run(n -> {});

    assertThat(cells()).isEqualTo(cells);
    assertThat(difference(classes, classes()))
        .isEqualTo(
            foretold.records().stream()
                .filter(group -> group.turn() != Turn.CHANGED)
                .mapToLong(Prediction.RecordGroup::records)
                .sum());
  }

  /** All in October or close to it; some are the same visit twice, some cannot be read anew. */
  private static SourceItem[] records(Random random) {
    List<SourceItem> items = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String day = LocalDate.of(2026, 9, 28).plusDays(random.nextInt(36)).toString();
      String child = "\"child\":\"c" + random.nextInt(12) + "\",\"worker\":\"w\"";
      items.add(
          sick("r" + i)
              .at("S" + (1 + random.nextInt(2)))
              .on(day)
              .only(child + answer("fever", random) + answer("hot", random))
              .item());
    }
    return items.toArray(SourceItem[]::new);
  }

  private static String answer(String question, Random random) {
    List<String> answers = List.of("yes", "yes", "no", "perhaps", "");
    return ",\"" + question + "\":\"" + answers.get(random.nextInt(answers.size())) + "\"";
  }

  @Test
  void recordsAreToldByWhatTheyBecomeAndWhy() {
    publish(before, RESTATE);
    before
        .intake(database)
        .commit(
            page(
                "c1",
                sick("ok").only("\"fever\":\"yes\",\"hot\":\"perhaps\"").item(),
                sick("mended").only("\"fever\":\"perhaps\",\"hot\":\"no\"").item(),
                sick("other").only("\"fever\":\"yes\",\"hot\":\"no\"").item(),
                sick("same").only("\"fever\":\"no\",\"hot\":\"no\"").item(),
                sick("earlier").on("2026-08-03").only("\"fever\":\"yes\",\"hot\":\"no\"").item()));
    before.recount(database).run(n -> {});

    Prediction foretold = predict(Village.usual().version("v2").readingFeverFrom("hot"), RESTATE);

    assertThat(foretold.records())
        .extracting(
            group ->
                group.turn() + " " + group.code() + " " + group.field() + " " + group.example())
        .containsExactlyInAnyOrder(
            "NEWLY_REJECTED MAP006 fever ok",
            "NEWLY_MAPPED MAP006 fever mended",
            "CHANGED null null other");
    assertThat(foretold.turned()).isEqualTo(3);
    assertThat(foretold.cells())
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.fate()).isEqualTo(Fate.GONE);
              assertThat(cell.element()).isEqualTo("FEVER");
              assertThat(cell.before()).isEqualByComparingTo("2");
            });
  }

  @Test
  void whereNothingChangesNothingIsTold() {
    publish(before, RESTATE);
    before.intake(database).commit(page("c1", sick("a").item()));
    before.recount(database).run(n -> {});

    Prediction foretold = predict(Village.usual().version("v2"), RESTATE);

    assertThat(foretold.nothing()).isTrue();
    assertThat(foretold.same()).isOne();
    assertThat(foretold.looked()).isOne();
  }

  @Test
  void aDataSetOfAnotherKindOfPeriodIsNamedAsLeftOut() {
    publish(before, RESTATE);

    Prediction foretold =
        new PredictedChanges(
                database.dataSource(), before.clock(), before.rules(), before.rules(), RESTATE)
            .of(Period.parse("2026Q4").orElseThrow(), n -> {});

    assertThat(foretold.leftOut()).containsExactly(Village.DATA_SET);
  }

  private Prediction predict(Village after, LocalDate restate) {
    return new PredictedChanges(
            database.dataSource(), after.clock(), before.rules(), after.rules(), restate)
        .of(OCTOBER, n -> {});
  }

  private void publish(Village village, LocalDate restate) {
    new ConfigurationVersions(database.dataSource(), village.clock())
        .apply(
            village.rules(),
            new NewVersion(
                new TreeMap<>(Map.of("relais.yaml", village.rules().version())),
                new TreeMap<>(),
                "awa",
                "why"),
            restate,
            n -> {});
  }

  private static void put(SortedMap<String, BigDecimal> cells, CellChange change) {
    String key =
        change.orgUnit() + " " + change.element() + " " + OptionsText.write(change.options());
    BigDecimal after = change.after();
    if (after == null) {
      assertThat(cells.remove(key)).as(key).isEqualByComparingTo(change.before());
    } else {
      cells.put(key, after.stripTrailingZeros());
    }
  }

  private SortedMap<String, BigDecimal> cells() {
    SortedMap<String, BigDecimal> cells = new TreeMap<>();
    database
        .sql()
        .query(
            """
            select org_unit || ' ' || element || ' ' || options, wanted from cell
             where period = '202610' and wanted is not null
            """,
            row -> {
              cells.put(row.getString(1), row.getBigDecimal(2).stripTrailingZeros());
            });
    return cells;
  }

  private List<String> classes() {
    return database
        .sql()
        .queryForList(
            """
            select record_id || ' ' || class from record
             where visit_date is null or visit_date between '2026-10-01' and '2026-10-31'
             order by record_id
            """,
            String.class);
  }

  private static long difference(List<String> one, List<String> other) {
    return one.stream().filter(record -> !other.contains(record)).count();
  }
}
