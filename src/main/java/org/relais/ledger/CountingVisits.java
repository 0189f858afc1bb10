package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Visit;
import org.relais.visit.VisitCodec;

/** Reads the visits that count: of duplicates (rule V10) the newest, then the greatest id. */
final class CountingVisits {
  private static final String QUERY =
      """
      select t.number, r.source, r.record_id, r.visit, %2$s as received
        from unnest(?, ?, ?, ?) as t (number, site, first, last)
        join %1$s r on r.site = t.site and r.visit_date between t.first and t.last
       where r.class = 'MAPPED' and (?::text[] is null or r.source = any(?::text[]))
         and (r.duplicate_key is null
              or not exists (
                select 1 from %1$s o
                 where o.source = r.source and o.duplicate_key = r.duplicate_key
                   and o.class = 'MAPPED'
                   and (coalesce(o.recorded_at, '-infinity'), o.record_id)
                       > (coalesce(r.recorded_at, '-infinity'), r.record_id)))
      """;

  private final Store store;
  private final VisitCodec codec;
  private final @Nullable Set<String> sources;
  private final String query;

  CountingVisits(Store store, VisitCodec codec) {
    this(store, codec, null);
  }

  /**
   * @param sources whose visits are read; null for all
   */
  CountingVisits(Store store, VisitCodec codec, @Nullable Set<String> sources) {
    this(store, codec, sources, "record", "r.first_received");
  }

  private CountingVisits(
      Store store,
      VisitCodec codec,
      @Nullable Set<String> sources,
      String records,
      String received) {
    this.store = store;
    this.codec = codec;
    this.sources = sources;
    this.query = QUERY.formatted(records, received);
  }

  /**
   * Reads another table, which has the columns of the records that counting reads, and does not
   * know when they came.
   */
  static CountingVisits in(String records, Store store, VisitCodec codec) {
    return new CountingVisits(store, codec, null, records, "null::timestamptz");
  }

  /** Takes the visits as they are read. */
  interface Receiver {
    /**
     * @param unit place of its report unit among those that are read
     * @param received when its record first came; null where the table does not know
     */
    void take(Visit visit, int unit, @Nullable Timestamp received);
  }

  /** A site and days of it, for the report unit of this number. */
  private record Stretch(int number, String site, LocalDate first, LocalDate last) {}

  /**
   * Reads the visits of some report units, in no order.
   *
   * @param receiver is given each visit with the place of its report unit in {@code units}
   */
  void read(List<ReportUnit> units, ReportSites sites, Receiver receiver) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      ReportUnit unit = units.get(i);
      for (String site : sites.of(unit.orgUnit())) {
        stretches.add(new Stretch(i, site, unit.period().start(), unit.period().end()));
      }
    }
    store
        .streaming()
        .query(
            query,
            row -> {
              receiver.take(visit(row), row.getInt("number"), row.getTimestamp("received"));
            },
            arguments(stretches));
  }

  private @Nullable Object[] arguments(List<Stretch> stretches) {
    Object[] columns =
        new Columns<>(stretches)
            .add("int", Stretch::number)
            .add("text", Stretch::site)
            .add("date", stretch -> stretch.first().toString())
            .add("date", stretch -> stretch.last().toString())
            .arguments();
    @Nullable Object only = sources == null ? null : Store.texts(sources);
    @Nullable Object[] all = Arrays.copyOf(columns, columns.length + 2);
    all[columns.length] = only;
    all[columns.length + 1] = only;
    return all;
  }

  private Visit visit(ResultSet row) throws SQLException {
    return codec.read(row.getString("source"), row.getString("record_id"), row.getString("visit"));
  }
}
