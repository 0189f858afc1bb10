package org.relais.ledger;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Completion;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;

/**
 * What the ledger knows of who reported. A worker reported a period where a visit of his is dated
 * in it, or later: what came after it shows that his device was heard of since.
 */
final class CompletionFacts {
  /**
   * Site-months of which something is not at the target as it should be. What a person set aside
   * does not count, for it is not going to be sent. Takes target and data set three times.
   */
  static final String UNSETTLED =
      """
      select org_unit, period from cell
       where target = ? and data_set = ? and state = 'DUE' and not read_back
      union
      select org_unit, period from cell
       where target = ? and data_set = ? and hold is not null and hold <> 'DISCARDED'
      union
      select org_unit, period from cell
       where target = ? and data_set = ? and read_back
      """;

  private static final String REGISTERED =
      "select org_unit from completion where target = ? and data_set = ? and period = ?"
          + " and wanted and not partial";

  private static final String PARTLY =
      "select org_unit from completion where target = ? and data_set = ? and period = ?"
          + " and wanted and partial";

  private static final String AT_TARGET =
      "select distinct org_unit from cell where target = ? and data_set = ? and period = ?"
          + " and acknowledged is not null and org_unit = any(?)";

  private static final String OF_WORKERS =
      " record r where class = 'MAPPED' and visit ->> 'worker_id' is not null ";

  private static final String VISITS_OF_WORKER =
      "(select visit_date as day from"
          + OF_WORKERS
          + "and r.site = w.site and visit ->> 'worker_id' = w.id";

  /** Goes from worker to worker in the index: its cost follows the workers, not their visits. */
  private static final String HEARD =
      """
      with recursive worker (site, id) as (
        (select site, visit ->> 'worker_id' from %1$s order by 1, 2 limit 1)
        union all
        select next.* from worker w cross join lateral (
          select r.site, r.visit ->> 'worker_id' from %1$s
             and (r.site, r.visit ->> 'worker_id') > (w.site, w.id)
           order by 1, 2 limit 1) next)
      select w.site, w.id as worker, f.day as first, l.day as last
        from worker w
       cross join lateral %2$s order by visit_date limit 1) f
       cross join lateral %2$s order by visit_date desc limit 1) l
      """
          .formatted(OF_WORKERS, VISITS_OF_WORKER);

  private static final String UNCOUNTED =
      "select distinct site from stale where visit_date between ? and ?";

  private final Store store;
  private final LedgerRules rules;
  private @Nullable Map<String, Map<String, Days>> workers;

  /** The days of a worker's first and last visit from an org unit. */
  private record Days(LocalDate first, LocalDate last) {
    Days and(Days other) {
      return new Days(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  CompletionFacts(Store store, LedgerRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /**
   * An org unit of which all that is known is at the target.
   *
   * @param workers who reported
   * @param delivered whether the target has a value of it
   * @param registeredPartial whether it is registered without some of its workers
   */
  record Unit(String orgUnit, Set<String> workers, boolean delivered, boolean registeredPartial) {
    /** Whether it is to be registered now, and was not so before. */
    boolean complete(Completion rule, boolean cutOffPassed) {
      boolean everyWorker = everyWorker(rule);
      if (registeredPartial) {
        return everyWorker;
      }
      boolean heard = delivered || !workers.isEmpty();
      return rule.when() == Completion.When.EVERY_WORKER && everyWorker || cutOffPassed && heard;
    }

    /** Whether some expected worker is missing. */
    boolean partial(Completion rule) {
      return rule.workers().containsKey(orgUnit)
          ? !everyWorker(rule)
          : rule.when() == Completion.When.EVERY_WORKER;
    }

    private boolean everyWorker(Completion rule) {
      Set<String> expected = rule.workers().getOrDefault(orgUnit, Set.of());
      return !expected.isEmpty() && workers.containsAll(expected);
    }
  }

  /** The org units of a period that could be registered, or registered better, now. */
  List<Unit> open(String target, DataSet dataSet, Period period) {
    Object[] key = {target, dataSet.code(), period.id()};
    Set<String> left = new HashSet<>(new ApprovalUnits(rules).reporting(dataSet.code()));
    left.removeAll(texts(REGISTERED, key));
    left.removeAll(unsettled(target, dataSet.code(), period));
    ReportSites sites = new ReportSites(rules.orgUnits(), dataSet);
    texts(UNCOUNTED, Date.valueOf(period.start()), Date.valueOf(period.end()))
        .forEach(site -> sites.reporting(site).ifPresent(left::remove));
    if (left.isEmpty()) {
      return List.of();
    }
    Set<String> partial = texts(PARTLY, key);
    Set<String> delivered =
        texts(AT_TARGET, target, dataSet.code(), period.id(), Store.texts(left));
    Map<String, Map<String, Days>> heard = workers(dataSet);
    return left.stream()
        .map(
            code ->
                new Unit(
                    code,
                    reported(heard.getOrDefault(code, Map.of()), period),
                    delivered.contains(code),
                    partial.contains(code)))
        .toList();
  }

  private static Set<String> reported(Map<String, Days> workers, Period period) {
    Set<String> reported = new HashSet<>();
    workers.forEach(
        (worker, days) -> {
          if (!days.first().isAfter(period.end()) && !days.last().isBefore(period.start())) {
            reported.add(worker);
          }
        });
    return reported;
  }

  private Set<String> unsettled(String target, String dataSet, Period period) {
    Set<String> units = new HashSet<>();
    store
        .sql()
        .query(
            "select org_unit from (" + UNSETTLED + ") u where period = ?",
            row -> {
              units.add(row.getString(1));
            },
            target,
            dataSet,
            target,
            dataSet,
            target,
            dataSet,
            period.id());
    return units;
  }

  /** By org unit, from all visits, once: a worker's first and last day tell of every period. */
  private Map<String, Map<String, Days>> workers(DataSet dataSet) {
    if (workers == null) {
      ReportSites sites = new ReportSites(rules.orgUnits(), dataSet);
      Map<String, Map<String, Days>> read = new HashMap<>();
      store
          .sql()
          .query(
              HEARD,
              row -> {
                String worker = row.getString("worker");
                Days days =
                    new Days(
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class));
                sites
                    .reporting(row.getString("site"))
                    .ifPresent(
                        unit ->
                            read.computeIfAbsent(unit, any -> new HashMap<>())
                                .merge(worker, days, Days::and));
              });
      workers = read;
    }
    return workers;
  }

  private Set<String> texts(String query, Object... arguments) {
    return new HashSet<>(store.sql().queryForList(query, String.class, arguments));
  }
}
