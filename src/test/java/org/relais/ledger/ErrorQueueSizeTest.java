package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause.Owner;
import org.relais.indicator.Period;

/**
 * A large error queue. {@code -Derrors.parked=100000 -Derrors.records=1000000
 * -Derrors.figures=figures.txt} measures what docs/reference/speed.md says; the usual sizes are
 * small and only show that it works.
 */
final class ErrorQueueSizeTest {
  private static final int PARKED = Integer.getInteger("errors.parked", 3_000);
  private static final int RECORDS = Integer.getInteger("errors.records", 9_000);

  private final ErrorScene scene = new ErrorScene(Village.usual());
  private final List<String> figures = new ArrayList<>();

  @BeforeEach
  void fill() {
    sql("insert into source (source, pulled) values ('app', %d)".formatted(RECORDS));
    sql(
        """
        insert into cause (target, source, form, code, field, message_en, message_fr, owner)
        select case when n <= 40 then 'national' when n <= 60 then 'shr' end,
               case when n > 60 then 'app' end,
               case when n > 60 then 'sick' else '' end,
               'CODE_' || n, '', 'message ' || n, 'message ' || n,
               case when n %% 2 = 0 then 'MAPPING' else 'TARGET_ADMINISTRATOR' end
          from generate_series(1, 80) n
        """
            .replace("%%", "%"));
    sql(
        """
        insert into cell (target, data_set, element, options, attribute_options, org_unit, period,
                          period_start, wanted, hold, cause, held_since, configuration)
        select 'national', 'MONTHLY', 'E' || n % 50, '{}', '{}', 'S' || n / 50 % 5000,
               to_char(date '2026-01-01' + make_interval(months => n / 250000), 'YYYYMM'),
               date '2026-01-01' + make_interval(months => n / 250000), n, 'PARKED', 1 + n % 40,
               timestamptz '2026-11-01' + n * interval '1 second', 'v1'
          from generate_series(0, %d - 1) n
        """
            .replace("%d", String.valueOf(PARKED)));
    sql(
        """
        insert into record (source, record_id, revision, class, form, raw, visit, site, visit_date,
                            reasons, configuration, first_received, changed_at)
        select 'app', 'r' || n, '1', case when n < %p then 'REJECTED' else 'MAPPED' end, 'sick',
               decode(repeat('ab', 250), 'hex'),
               case when n >= %p then ('{"fever":true,"text":"' || repeat('x', 200) || '"}')::json
               end,
               'S' || n % 5000, date '2026-01-01' + n % 300,
               case when n < %p then '[]'::json end, 'v1', now(), now()
          from generate_series(0, %d - 1) n
        """
            .replace("%p", String.valueOf(PARKED))
            .replace("%d", String.valueOf(RECORDS)));
    sql(
        """
        insert into rejection (source, record_id, site, visit_date, held_since)
        select source, record_id, site, visit_date, changed_at from record
         where class = 'REJECTED'
        """);
    sql(
        """
        insert into rejection_reason (cause, rejection)
        select 61 + rejection % 20, rejection from rejection
         union
        select 61 + rejection / 7 % 20, rejection from rejection
        """);
    sql(
        """
        insert into visit_item (target, source, record_id, dirty, present, wanted, hold, cause,
                                held_since, configuration, site, visit_date)
        select 'shr', source, record_id, false, true, 'h', 'PARKED', 41 + rejection % 20,
               held_since, 'v1', site, visit_date
          from rejection
        """);
    sql("vacuum analyze");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void causesAreCountedWithoutReadingTheRecords() {
    sql("alter table record rename to record_out_of_sight");
    try {
      assertThat(scene.queue().causes(ErrorFilter.PARKED, 100)).hasSize(80);
      assertThat(scene.queue().count(ErrorFilter.PARKED))
          .isEqualTo(new ErrorCounts(PARKED, PARKED, PARKED));
    } finally {
      sql("alter table record_out_of_sight rename to record");
    }
  }

  @Test
  void everythingThatAPersonAsksForComesSoon() throws IOException {
    ErrorQueue queue = scene.queue();
    ErrorFilter all = ErrorFilter.PARKED;
    List<ErrorCause> causes = queue.causes(all, 100);
    ErrorFilter ofCause = all.ofCauses(List.of(causes.get(0).id()));
    measure("causes", () -> queue.causes(all, 100));
    measure("causes of one owner", () -> queue.causes(all.mendedBy(Owner.MAPPING), 100));
    measure("causes of one target", () -> queue.causes(all.atTarget("national"), 100));
    measure("causes of one source", () -> queue.causes(all.fromSource("app"), 100));
    measure(
        "causes of one period",
        () -> queue.causes(all.during(Period.parse("202601").orElseThrow()), 100));
    measure("causes below an org unit", () -> queue.causes(all.under("R1"), 100));
    measure("count", () -> queue.count(all));
    for (ErrorKind kind : ErrorKind.values()) {
      measure("first page of " + kind, () -> queue.items(kind, all, 0, 50));
      measure("late page of " + kind, () -> queue.items(kind, all, PARKED - 60, 50));
    }
    measure("page of one cause", () -> queue.items(causes.get(0).kind(), ofCause, 0, 50));
    measure("one item", () -> queue.item(new ErrorId(ErrorKind.CELL, 1)));
    ErrorActs acts =
        new ErrorActs(
            scene.database.dataSource(), scene.village.rules().orgUnits(), scene.village.clock());
    measure("discard of one cause", 1, () -> acts.discard(ofCause, "awa", "measured"));
    measure(
        "balance sheet",
        () -> new Balance(scene.database.dataSource(), scene.village.rules()).sheet());
    measure("retry of all", 1, () -> acts.retry(all, "awa"));

    assertThat(figures).hasSize(18);
    @Nullable String file = System.getProperty("errors.figures");
    if (file != null) {
      Files.write(Path.of(file), figures);
    }
  }

  private void measure(String what, Runnable work) {
    measure(what, 3, work);
  }

  /** The quickest of some times: other things run on the machine. */
  private void measure(String what, int times, Runnable work) {
    double seconds = Double.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
    }
    figures.add("%-28s %6.0f ms".formatted(what, seconds * 1_000));
    assertThat(seconds).as(what.toLowerCase(Locale.ROOT)).isLessThan(20);
  }

  private void sql(String statement) {
    scene.database.sql().execute(statement);
  }
}
