package org.relais.ledger;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The records of a source by when they came, part by part. Each class is read by itself, in the
 * order of an index that has all of the list, so that a part costs as much in a large ledger. The
 * classes stand in the statement as they are, for nearly all records are of one of them, and the
 * database chooses its way by how many they are.
 */
public final class RecordList {
  private static final String FOUND =
      """
      select p.*, j.rejection, j.hold = 'DISCARDED' as aside
        from (select * from (%1$s) r
               order by first_received %2$s, record_id %2$s
               limit ?) p
        left join rejection j on j.source = ? and j.record_id = p.record_id
       order by first_received %2$s, record_id %2$s
      """;

  private static final String OF_CLASS =
      """
      (select record_id, class, form, site, visit_date, first_received
         from record
        where source = ? and class = '%1$s' %2$s
        order by first_received %3$s, record_id %3$s
        limit ?)
      """;

  private static final String COUNT =
      """
      select count(*)
        from (select from record where source = ? and class in (%s) %s limit ?) r
      """;

  private final Store store;

  public RecordList(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /**
   * A place in the list.
   *
   * @param received of the record after which the list goes on
   */
  public record Place(Instant received, String id) {
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final char BETWEEN = '~';

    public static Place of(ListedRecord record) {
      return new Place(record.received(), record.id());
    }

    /** Reads {@link #toString}; empty where it is none. */
    public static Optional<Place> parse(String text) {
      int at = text.indexOf(BETWEEN);
      try {
        return at < 0
            ? Optional.empty()
            : Optional.of(new Place(Instant.parse(text.substring(0, at)), text.substring(at + 1)))
                .filter(Place::canBe);
      } catch (DateTimeException none) {
        return Optional.empty();
      }
    }

    /** What a database can hold; anything else was made up. */
    private boolean canBe() {
      return received.isAfter(Instant.EPOCH) && received.isBefore(LAST) && id.indexOf(0) < 0;
    }

    @Override
    public String toString() {
      return received.toString() + BETWEEN + id;
    }
  }

  /**
   * @param after null for the first part
   * @param oldestFirst else the newest
   */
  public List<ListedRecord> of(
      RecordFilter filter, @Nullable Place after, boolean oldestFirst, int limit) {
    List<Object> ofClass = new ArrayList<>(List.of(filter.source()));
    String where = where(filter, ofClass);
    if (after != null) {
      where += " and (first_received, record_id) " + (oldestFirst ? ">" : "<") + " (?, ?)";
      ofClass.add(Timestamp.from(after.received()));
      ofClass.add(after.id());
    }
    ofClass.add(limit);
    String order = oldestFirst ? "asc" : "desc";
    List<Object> arguments = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (RecordClass is : classes(filter)) {
      parts.add(OF_CLASS.formatted(is, where, order));
      arguments.addAll(ofClass);
    }
    arguments.addAll(List.of(limit, filter.source()));
    return store
        .sql()
        .query(
            FOUND.formatted(String.join(" union all ", parts), order),
            RecordList::read,
            arguments.toArray());
  }

  /** How many there are, counted no further than {@code most}. */
  public long count(RecordFilter filter, int most) {
    List<Object> arguments = new ArrayList<>(List.of(filter.source()));
    String where = where(filter, arguments);
    arguments.add(most);
    String classes =
        classes(filter).stream().map(is -> "'" + is + "'").collect(Collectors.joining(", "));
    Long count =
        store
            .sql()
            .queryForObject(COUNT.formatted(classes, where), Long.class, arguments.toArray());
    return count == null ? 0 : count;
  }

  private static List<RecordClass> classes(RecordFilter filter) {
    @Nullable RecordClass is = filter.is();
    return is == null ? List.of(RecordClass.values()) : List.of(is);
  }

  private static String where(RecordFilter filter, List<Object> arguments) {
    StringBuilder where = new StringBuilder();
    and(where, arguments, " and form = ?", filter.form());
    and(where, arguments, " and site = ?", filter.site());
    and(where, arguments, " and visit_date >= ?", date(filter.from()));
    and(where, arguments, " and visit_date <= ?", date(filter.to()));
    return where.toString();
  }

  private static void and(
      StringBuilder where, List<Object> arguments, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(condition);
      arguments.add(value);
    }
  }

  private static @Nullable Date date(@Nullable LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }

  private static ListedRecord read(ResultSet row, int number) throws SQLException {
    @Nullable Date day = row.getDate("visit_date");
    return new ListedRecord(
        row.getString("record_id"),
        RecordClass.valueOf(row.getString("class")),
        row.getString("form"),
        row.getString("site"),
        day == null ? null : day.toLocalDate(),
        row.getTimestamp("first_received").toInstant(),
        row.getObject("rejection", Long.class),
        row.getBoolean("aside"));
  }
}
