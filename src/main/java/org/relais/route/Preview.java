package org.relais.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.ledger.PeriodCells;
import org.relais.target.dhis2.Dhis2Preview;
import org.relais.target.preflight.Comparison;
import org.relais.target.preflight.Difference;
import org.relais.target.preflight.Difference.Kind;
import org.relais.target.preflight.Trial;

/**
 * What pushing a data set's period to a DHIS2 server would change there: the ledger's cells beside
 * what the server holds now, site-month by site-month.
 */
public final class Preview {
  /** As many site-months as one read of the server takes. */
  private static final int ORG_UNITS_AT_ONCE = 50;

  private final DataSource ledger;
  private final Dhis2Preview server;

  public Preview(DataSource ledger, Dhis2Preview server) {
    this.ledger = ledger;
    this.server = server;
  }

  /**
   * What is to be shown.
   *
   * @param period as DHIS2 writes it
   * @param orgUnit code of the one org unit; null is all
   * @param dryRun whether the server is asked what it would refuse
   */
  public record Question(
      String target, String dataSet, String period, @Nullable String orgUnit, boolean dryRun) {}

  /**
   * One cell of it.
   *
   * @param foreign whether the server holds a value that we never wrote, such as one typed from a
   *     paper form
   * @param refused why the server would refuse it; null where it would not or was not asked
   */
  public record Row(Difference difference, boolean foreign, @Nullable Cause refused) {}

  /**
   * @param rows takes the cells by org unit and element, also those that are the same; a cell that
   *     is wanted nowhere and held nowhere is left out
   * @return why the server could not be asked; empty where all was shown. What was taken before
   *     holds
   */
  public Optional<Cause> show(Question question, Consumer<Row> rows) {
    PeriodCells cells =
        new PeriodCells(ledger, question.target(), question.dataSet(), question.period());
    String orgUnit = question.orgUnit();
    if (orgUnit != null) {
      return Optional.ofNullable(compare(question, cells.of(List.of(orgUnit)), rows));
    }
    List<String> some = cells.orgUnits(null, ORG_UNITS_AT_ONCE);
    while (!some.isEmpty()) {
      Cause unavailable = compare(question, cells.of(some), rows);
      if (unavailable != null) {
        return Optional.of(unavailable);
      }
      some = cells.orgUnits(some.get(some.size() - 1), ORG_UNITS_AT_ONCE);
    }
    return Optional.empty();
  }

  /**
   * The same of these org units alone, whichever the question names; some 50 are one request.
   *
   * @param orgUnits codes
   */
  public Optional<Cause> show(Question question, List<String> orgUnits, Consumer<Row> rows) {
    PeriodCells cells =
        new PeriodCells(ledger, question.target(), question.dataSet(), question.period());
    for (int from = 0; from < orgUnits.size(); from += ORG_UNITS_AT_ONCE) {
      int to = Math.min(from + ORG_UNITS_AT_ONCE, orgUnits.size());
      Cause unavailable = compare(question, cells.of(orgUnits.subList(from, to)), rows);
      if (unavailable != null) {
        return Optional.of(unavailable);
      }
    }
    return Optional.empty();
  }

  private @Nullable Cause compare(
      Question question, List<PeriodCells.Wanted> wanted, Consumer<Row> rows) {
    if (wanted.isEmpty()) {
      return null;
    }
    List<CellItem> items = wanted.stream().map(PeriodCells.Wanted::item).toList();
    Comparison comparison = server.compare(question.dataSet(), items);
    if (comparison instanceof Comparison.Unavailable unavailable) {
      return unavailable.cause();
    }
    List<Difference> differences = ((Comparison.Compared) comparison).differences();
    Map<Long, Cause> refused = new HashMap<>();
    if (question.dryRun()) {
      Trial trial = server.tryOut(question.dataSet(), toPush(differences));
      if (trial instanceof Trial.Unavailable unavailable) {
        return unavailable.cause();
      }
      ((Trial.Tried) trial).refusals().forEach(r -> refused.putIfAbsent(r.itemId(), r.cause()));
    }
    Set<Long> sent =
        wanted.stream()
            .filter(PeriodCells.Wanted::everSent)
            .map(cell -> cell.item().id())
            .collect(Collectors.toCollection(HashSet::new));
    differences.stream()
        .filter(Preview::visible)
        .forEach(
            difference ->
                rows.accept(
                    new Row(
                        difference,
                        difference.held() != null && !sent.contains(difference.cell().id()),
                        refused.get(difference.cell().id()))));
    return null;
  }

  private static List<CellItem> toPush(List<Difference> differences) {
    return differences.stream()
        .filter(difference -> difference.kind() != Kind.SAME)
        .filter(difference -> difference.kind() != Kind.NO_PLACE)
        .map(Difference::cell)
        .toList();
  }

  private static boolean visible(Difference difference) {
    return difference.cell().value() != null || difference.held() != null;
  }
}
