package org.relais.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;
import org.relais.visit.Labels;

/**
 * What a configuration would change in a period.
 *
 * @param looked how many records were mapped by it
 * @param records those that would become something else, by what and why
 * @param cells the values that would change; the first of them where there are very many
 * @param fresh how many values would be new
 * @param changed how many would be others
 * @param gone how many would be deleted
 * @param same how many would stay
 * @param leftOut data sets that do not report by this kind of period
 */
public record Prediction(
    Period period,
    long looked,
    List<RecordGroup> records,
    List<CellChange> cells,
    long fresh,
    long changed,
    long gone,
    long same,
    List<String> leftOut) {
  public Prediction {
    records = List.copyOf(records);
    cells = List.copyOf(cells);
    leftOut = List.copyOf(leftOut);
  }

  /** What records would become. */
  public enum Turn {
    NEWLY_MAPPED,
    NEWLY_REJECTED,
    NEWLY_IGNORED,
    /** Another visit than before. */
    CHANGED
  }

  /**
   * Records that turn alike.
   *
   * @param code of the reason why they are or were rejected, or null
   * @param field that the reason is about, or null
   * @param message of the first of them, or null
   * @param example id of one of them
   */
  public record RecordGroup(
      String source,
      Turn turn,
      @Nullable String code,
      @Nullable String field,
      @Nullable Labels message,
      long records,
      String example) {}

  /** What becomes of a value. */
  public enum Fate {
    NEW,
    CHANGED,
    GONE
  }

  /**
   * A value that would change.
   *
   * @param before as it is calculated now, null for none
   * @param after null for none
   */
  public record CellChange(
      String target,
      String dataSet,
      String orgUnit,
      String period,
      String element,
      SortedMap<String, String> options,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after) {
    public Fate fate() {
      return before == null ? Fate.NEW : after == null ? Fate.GONE : Fate.CHANGED;
    }
  }

  /** How many records would become something else. */
  public long turned() {
    return records.stream().mapToLong(RecordGroup::records).sum();
  }

  /** Whether all stays as it is. */
  public boolean nothing() {
    return records.isEmpty() && fresh + changed + gone == 0;
  }
}
