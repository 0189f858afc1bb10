package org.relais.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;

/**
 * The visits that are in what is wanted of a target and in nothing that it acknowledged yet. Where
 * a count finds more visits of a source and a day than the last count did, they are new; where it
 * finds as many, a correction changed them and they are awaited no second time.
 */
final class AwaitedVisits {
  private static final String AWAIT =
      """
      insert into awaited_visits (target, data_set, org_unit, period, source, visit_date, elements,
                                  visits, in_flight)
      select n.target, n.data_set, v.org_unit, v.period, v.source, v.visit_date,
             string_to_array(v.elements, E'\\n'), v.visits, f.delivery
        from (select ? as target, ? as data_set) n
       cross join unnest(?, ?, ?, ?, ?, ?)
             as v (org_unit, period, source, visit_date, elements, visits)
        left join (
             select target, data_set, org_unit, period, max(delivery) as delivery
               from cell where delivery is not null group by 1, 2, 3, 4) f
          on f.target = n.target and f.data_set = n.data_set and f.org_unit = v.org_unit
             and f.period = v.period
      """;

  /** Those that were counted last are the first to go. */
  private static final String WITHDRAW =
      """
      with ranked as (
        select a.awaited, w.visits as gone,
               sum(a.visits) over (partition by a.target, a.org_unit, a.period, a.source,
                                   a.visit_date order by a.awaited desc) - a.visits as later
          from unnest(?, ?, ?, ?, ?) as w (org_unit, period, source, visit_date, visits)
          join awaited_visits a using (org_unit, period, source, visit_date)
         where a.data_set = ?),
      after as (
        select r.awaited, a.visits - least(a.visits, greatest(0, r.gone - r.later)) as visits
          from ranked r join awaited_visits a using (awaited)),
      all_gone as (
        delete from awaited_visits a using after f where f.awaited = a.awaited and f.visits = 0)
      update awaited_visits a set visits = f.visits
        from after f
       where f.awaited = a.awaited and f.visits > 0 and f.visits < a.visits
      """;

  private final Store store;
  private final DataSet dataSet;
  private final CountedVisits counted;

  AwaitedVisits(Store store, DataSet dataSet) {
    this.store = store;
    this.dataSet = dataSet;
    this.counted = new CountedVisits(store, dataSet);
  }

  private record Row(MovingVisits.Of of, LocalDate day, String elements, int visits) {}

  /**
   * @param units all that were counted
   * @param moving what of them moves a value now
   */
  void write(List<ReportUnit> units, MovingVisits moving, Collection<TargetDefinition> targets) {
    Map<MovingVisits.Of, int[]> before = counted.read(units);
    Map<MovingVisits.Of, int[]> changed = new HashMap<>();
    before.keySet().forEach(of -> changed.put(of, moving.byDay(of)));
    moving.all().forEach(of -> changed.put(of, moving.byDay(of)));
    changed.entrySet().removeIf(each -> Arrays.equals(each.getValue(), before.get(each.getKey())));
    if (changed.isEmpty()) {
      return;
    }
    counted.write(changed);
    List<Row> more = new ArrayList<>();
    List<Row> fewer = new ArrayList<>();
    Instant since = new AcknowledgementsWatched(store).since().orElse(Instant.EPOCH);
    changed.forEach(
        (of, now) -> {
          int[] last = before.getOrDefault(of, new int[now.length]);
          for (int i = 0; i < now.length; i++) {
            LocalDate day = of.unit().period().start().plusDays(i);
            if (now[i] > last[i]) {
              for (MovingVisits.Part part : moving.newest(of, day, now[i] - last[i], since)) {
                String elements = String.join("\n", part.elements());
                more.add(new Row(of, day, elements, part.visits()));
              }
            } else if (now[i] < last[i]) {
              fewer.add(new Row(of, day, "", last[i] - now[i]));
            }
          }
        });
    withdraw(fewer);
    targets.forEach(target -> await(target, more));
  }

  private void await(TargetDefinition target, List<Row> all) {
    List<Row> rows = all.stream().filter(row -> row.of().unit().deliveredTo(target)).toList();
    if (!rows.isEmpty()) {
      store
          .sql()
          .update(
              AWAIT,
              new Columns<>(rows)
                  .add("text", row -> row.of().unit().orgUnit())
                  .add("text", row -> row.of().unit().period().id())
                  .add("text", row -> row.of().source())
                  .add("date", row -> row.day().toString())
                  .add("text", Row::elements)
                  .add("int", Row::visits)
                  .arguments(target.name(), dataSet.code()));
    }
  }

  private void withdraw(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                new Columns<>(rows)
                    .add("text", row -> row.of().unit().orgUnit())
                    .add("text", row -> row.of().unit().period().id())
                    .add("text", row -> row.of().source())
                    .add("date", row -> row.day().toString())
                    .add("int", Row::visits)
                    .arguments()));
    arguments.add(dataSet.code());
    store.sql().update(WITHDRAW, arguments.toArray());
  }
}
