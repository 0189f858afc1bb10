package org.relais.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.Completeness;
import org.relais.delivery.CompletionTarget.Registered;
import org.relais.delivery.Completions;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.Completion;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;

/** What is, and is to be, registered as complete, in the ledger. */
public final class JdbcCompletions implements Completions {
  /** How far back something can become complete. */
  private static final int PERIODS = 12;

  private static final Duration AFTER_REFUSAL = Duration.ofHours(6);
  private static final Duration AFTER_TROUBLE = Duration.ofHours(1);

  private static final String REOPEN =
      """
      with reopened as (
        update completion k
           set wanted = false, partial = false, changed_at = ?, cause = null, next_check = null
          from (%s) u
         where k.target = ? and k.data_set = ? and k.wanted and k.org_unit = u.org_unit
           and k.period = u.period
        returning k.*)
      insert into audit (at, who, act, subject, reason)
      select ?, 'relais', 'WITHDRAW_COMPLETION',
             target || ' ' || data_set || ' ' || period || ' ' || org_unit, 'late data'
        from reopened where acknowledged is distinct from false
      """
          .formatted(CompletionFacts.UNSETTLED);

  private static final String WANT =
      """
      insert into completion (target, data_set, org_unit, period, period_start, wanted, partial,
                              changed_at)
      select ?, ?, org_unit, ?, ?, true, partial, ? from unnest(?, ?) as n (org_unit, partial)
          on conflict (target, data_set, period, org_unit) do update
         set wanted = true, partial = excluded.partial, changed_at = excluded.changed_at,
             next_check = case when completion.wanted then completion.next_check end
      """;

  private static final String CLAIM =
      """
      update completion k set acknowledged = null
        from (select target, data_set, period, org_unit from completion
               where target = ? and data_set = ? and wanted = ?
                 and wanted is distinct from acknowledged
                 and (next_check is null or next_check <= ?)
               order by period_start, org_unit limit ?) c
       where k.target = c.target and k.data_set = c.data_set and k.period = c.period
         and k.org_unit = c.org_unit
      returning k.org_unit, k.period, k.wanted
      """;

  private static final String SETTLE =
      """
      update completion k
         set acknowledged = s.acknowledged, cause = s.cause, next_check = s.next_check
        from unnest(?, ?, ?, ?, ?) as s (org_unit, period, acknowledged, cause, next_check)
       where k.target = ? and k.data_set = ? and k.period = s.period and k.org_unit = s.org_unit
      """;

  private final Store store;
  private final Clock clock;
  private final ZoneId zone;
  private final LedgerRules rules;

  /**
   * @param zone in which a cut-off day begins
   */
  public JdbcCompletions(DataSource ledger, Clock clock, ZoneId zone, LedgerRules rules) {
    this.store = new Store(ledger);
    this.clock = clock;
    this.zone = zone;
    this.rules = rules;
  }

  @Override
  public int reopen(String target, String dataSet) {
    Timestamp now = Timestamp.from(clock.instant());
    return store.inTransaction(
        () ->
            store
                .sql()
                .update(
                    REOPEN, now, target, dataSet, target, dataSet, target, dataSet, target, dataSet,
                    now));
  }

  @Override
  public void judge(TargetDefinition target, String code) {
    DataSet dataSet =
        rules.dataSets().stream().filter(set -> set.code().equals(code)).findFirst().orElseThrow();
    Completion completion = dataSet.completion();
    if (completion == null) {
      return;
    }
    LocalDate today = LocalDate.now(clock.withZone(zone));
    CompletionFacts facts = new CompletionFacts(store, rules);
    Period period = Period.of(dataSet.periodType(), today).previous();
    for (int back = 0; back < PERIODS && !before(target, period); back++) {
      want(target, dataSet, completion, period, today, facts);
      period = period.previous();
    }
  }

  private static boolean before(TargetDefinition target, Period period) {
    LocalDate from = target.deliverFrom();
    return from != null && period.start().isBefore(from);
  }

  private void want(
      TargetDefinition target,
      DataSet dataSet,
      Completion completion,
      Period period,
      LocalDate today,
      CompletionFacts facts) {
    Integer cutOff = completion.cutOffDay();
    boolean cutOffPassed = cutOff != null && !today.isBefore(period.end().plusDays(cutOff));
    List<CompletionFacts.Unit> units = facts.open(target.name(), dataSet, period);
    List<CompletionFacts.Unit> complete =
        units.stream().filter(unit -> unit.complete(completion, cutOffPassed)).toList();
    if (!complete.isEmpty()) {
      store
          .sql()
          .update(
              WANT,
              new Columns<>(complete)
                  .add("text", CompletionFacts.Unit::orgUnit)
                  .add("bool", unit -> unit.partial(completion))
                  .arguments(
                      target.name(),
                      dataSet.code(),
                      period.id(),
                      Date.valueOf(period.start()),
                      Timestamp.from(clock.instant())));
    }
  }

  @Override
  public List<Completeness> claim(String target, String dataSet, boolean complete, int limit) {
    return store
        .sql()
        .query(
            CLAIM,
            (row, number) ->
                new Completeness(
                    row.getString("org_unit"),
                    Period.parse(row.getString("period")).orElseThrow(),
                    row.getBoolean("wanted")),
            target,
            dataSet,
            complete,
            Timestamp.from(clock.instant()),
            limit);
  }

  /** How one claim ended. */
  private record Settled(
      Completeness one,
      @Nullable Boolean acknowledged,
      @Nullable Long cause,
      @Nullable Timestamp nextCheck) {}

  @Override
  public void settle(
      String target, String dataSet, List<Completeness> claimed, Registered registered) {
    store.inTransaction(
        () -> {
          Causes causes = new Causes(store, target);
          List<Settled> settled =
              claimed.stream().map(one -> settled(one, registered, causes)).toList();
          Object[] columns =
              new Columns<>(settled)
                  .add("text", each -> each.one().orgUnit())
                  .add("text", each -> each.one().period().id())
                  .add("bool", Settled::acknowledged)
                  .add("bigint", Settled::cause)
                  .add("timestamptz", Settled::nextCheck)
                  .arguments();
          Object[] all = Arrays.copyOf(columns, columns.length + 2);
          all[columns.length] = target;
          all[columns.length + 1] = dataSet;
          store.sql().update(SETTLE, all);
        });
  }

  private Settled settled(Completeness one, Registered registered, Causes causes) {
    if (registered instanceof Registered.Unavailable unavailable) {
      return new Settled(one, null, causes.id(unavailable.cause()), in(AFTER_TROUBLE));
    }
    Map<Completeness, Cause> refused = ((Registered.Done) registered).refused();
    Cause cause = refused.get(one);
    return cause == null
        ? new Settled(one, one.complete(), null, null)
        : new Settled(one, !one.complete(), causes.id(cause), in(AFTER_REFUSAL));
  }

  private Timestamp in(Duration pause) {
    return Timestamp.from(clock.instant().plus(pause));
  }
}
