package org.relais.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.CellValue;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Tally;

/** Holds what a recount would give against the cells as they are. */
final class PredictedCells {
  private final Store store;
  private final int most;
  private final List<Prediction.CellChange> changes = new ArrayList<>();
  private long fresh;
  private long changed;
  private long gone;

  /**
   * @param most how many changes are kept; all are counted
   */
  PredictedCells(Store store, int most) {
    this.store = store;
    this.most = most;
  }

  private record Key(String target, String orgUnit, String element, String options) {}

  private record Standing(@Nullable BigDecimal wanted, boolean everSent) {}

  /** Compares some report units, which are counted as a whole. */
  void compare(DataSet dataSet, List<TargetDefinition> targets, Map<ReportUnit, Tally> tallies) {
    List<TargetDefinition> taking =
        targets.stream().filter(target -> takes(target, tallies)).toList();
    if (taking.isEmpty() || tallies.isEmpty()) {
      return;
    }
    String period = tallies.keySet().iterator().next().period().id();
    Map<Key, Standing> before = standing(dataSet, taking, tallies);
    Set<String> zero =
        dataSet.elements().stream()
            .filter(DataElement::sendZero)
            .map(DataElement::code)
            .collect(Collectors.toSet());
    for (TargetDefinition target : taking) {
      tallies.forEach(
          (unit, tally) -> {
            for (CellValue cell : tally.cells()) {
              Key key =
                  new Key(
                      target.name(),
                      unit.orgUnit(),
                      cell.element(),
                      OptionsText.write(cell.options()));
              Standing stood = before.remove(key);
              note(dataSet, period, key, stood == null ? null : stood.wanted(), cell.value());
            }
          });
    }
    before.forEach(
        (key, stood) ->
            note(
                dataSet,
                period,
                key,
                stood.wanted(),
                zero.contains(key.element()) && stood.everSent() ? BigDecimal.ZERO : null));
  }

  /** Periods before a target's start have no cells there. */
  private static boolean takes(TargetDefinition target, Map<ReportUnit, Tally> tallies) {
    LocalDate from = target.deliverFrom();
    return from == null
        || tallies.keySet().stream().noneMatch(unit -> unit.period().start().isBefore(from));
  }

  /** Cells of elements that the rules no longer have stay until a person removes them. */
  private Map<Key, Standing> standing(
      DataSet dataSet, List<TargetDefinition> targets, Map<ReportUnit, Tally> tallies) {
    Map<Key, Standing> standing = new HashMap<>();
    store
        .sql()
        .query(
            """
            select c.target, c.org_unit, c.element, c.options, c.wanted, c.ever_sent
              from (select ?::text[] as targets, ? as data_set, ?::text[] as elements) n
             cross join unnest(?, ?) as u (org_unit, period)
              join cell c on c.data_set = n.data_set and c.org_unit = u.org_unit
                         and c.period = u.period and c.target = any(n.targets)
             where c.element = any(n.elements)
            """,
            row -> {
              standing.put(
                  new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                  new Standing(row.getBigDecimal(5), row.getBoolean(6)));
            },
            new Columns<>(tallies.keySet())
                .add("text", ReportUnit::orgUnit)
                .add("text", unit -> unit.period().id())
                .arguments(
                    Store.texts(targets.stream().map(TargetDefinition::name).toList()),
                    dataSet.code(),
                    Store.texts(dataSet.elements().stream().map(DataElement::code).toList())));
    return standing;
  }

  private void note(
      DataSet dataSet,
      String period,
      Key key,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after) {
    if (before == null ? after == null : after != null && before.compareTo(after) == 0) {
      return;
    }
    if (before == null) {
      fresh++;
    } else if (after == null) {
      gone++;
    } else {
      changed++;
    }
    if (changes.size() < most) {
      changes.add(
          new Prediction.CellChange(
              key.target(),
              dataSet.code(),
              key.orgUnit(),
              period,
              key.element(),
              OptionsText.read(key.options()),
              before,
              after));
    }
  }

  List<Prediction.CellChange> changes() {
    return changes;
  }

  long fresh() {
    return fresh;
  }

  long changed() {
    return changed;
  }

  long gone() {
    return gone;
  }
}
