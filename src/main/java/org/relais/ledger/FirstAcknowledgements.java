package org.relais.ledger;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Notes of visits that were awaited at a target that it now acknowledged a value that holds them.
 * Reads and writes no more than what the values that were acknowledged are of.
 */
final class FirstAcknowledgements {
  /**
   * Behind a statement that returns cells, in the name {@code taken}. What was counted while a
   * delivery was on its way is not in what it carried.
   */
  private static final String NOTE =
      """
      , of_units as (
        select target, data_set, org_unit, period, array_agg(distinct element) as elements
          from taken group by 1, 2, 3, 4),
      arrived as (
        delete from awaited_visits a using of_units u
         where a.target = u.target and a.data_set = u.data_set and a.org_unit = u.org_unit
           and a.period = u.period and a.elements && u.elements
           and (?::bigint is null or a.in_flight is null or a.in_flight < ?::bigint)
        returning a.target, a.source, a.visit_date, a.visits)
      insert into first_acknowledgements as f (target, source, day, days, visits)
      select target, source, t.today, greatest(0, t.today - visit_date) as days, sum(visits)
        from arrived cross join (select ?::date as today) t
       group by 1, 2, 3, 4
       order by 1, 2, 3, 4
          on conflict (target, day, source, days) do update set visits = f.visits + excluded.visits
      """;

  private static final String RETURNED =
      " returning c.target, c.data_set, c.org_unit, c.period, c.element)";

  private static final String HELD =
      """
      with taken as (
        select target, data_set, org_unit, period, element from cell
         where cell = any(?) and state = 'ACKNOWLEDGED' and acknowledged is not null)
      """;

  private final Store store;
  private final Clock clock;

  /**
   * @param clock whose zone says which day it is
   */
  FirstAcknowledgements(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Acknowledges what a delivery carried, and notes the visits in it.
   *
   * @param acknowledging an update of cells {@code c} that takes the delivery's number
   */
  void noteThose(String acknowledging, long delivery) {
    store
        .sql()
        .update(
            "with taken as (" + acknowledging + RETURNED + NOTE,
            delivery,
            delivery,
            delivery,
            today());
  }

  /** A target that was asked holds what is wanted of these cells: all that was counted. */
  void noteReadBack(Object cells) {
    store.sql().update(HELD + NOTE, cells, null, null, today());
  }

  private Date today() {
    return Date.valueOf(LocalDate.ofInstant(clock.instant(), clock.getZone()));
  }
}
