package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ForeignValues;

/** What targets hold that Relais did not write, in the ledger. */
public final class JdbcForeignValues implements ForeignValues {
  /** Where somebody changed a value by hand, an older one of ours may be what he wrote. */
  private static final String UNSURE =
      """
      select c.cell,
             case when c.difference is null
                  then array(select o.carried from delivery_cell o
                              where o.cell = c.cell and o.delivery <> d.delivery and o.cause is null)
                  else array[c.overwrite_value] end as replaceable
        from delivery_cell d join cell c using (cell)
       where d.delivery = ? and (not d.before_sent or d.before_unknown or c.difference is not null)
      """;

  private final Store store;
  private final Clock clock;

  public JdbcForeignValues(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.clock = clock;
  }

  @Override
  public Map<Long, List<BigDecimal>> unsure(CellParcel parcel) {
    Map<Long, List<BigDecimal>> unsure = new HashMap<>();
    store
        .sql()
        .query(
            UNSURE,
            row -> {
              BigDecimal[] replaceable = (BigDecimal[]) row.getArray(2).getArray();
              unsure.put(row.getLong(1), Stream.of(replaceable).filter(Objects::nonNull).toList());
            },
            parcel.deliveryId());
    return unsure;
  }

  @Override
  public void found(Map<Long, BigDecimal> foreign) {
    store
        .sql()
        .update(
            """
            update cell c
               set difference = coalesce(c.difference, 'FOREIGN'), found_value = f.value,
                   found_at = ?, overwrite_value = null
              from unnest(?, ?) as f (cell, value)
             where c.cell = f.cell
            """,
            new Columns<>(foreign.entrySet())
                .add("bigint", Map.Entry::getKey)
                .add("numeric", Map.Entry::getValue)
                .arguments(Timestamp.from(clock.instant())));
  }
}
