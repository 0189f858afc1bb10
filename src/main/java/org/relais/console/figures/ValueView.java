package org.relais.console.figures;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Scope;
import org.relais.console.view.VisitLines;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Tallier;
import org.relais.ledger.CellDetails;
import org.relais.ledger.CellVisits;
import org.relais.ledger.LedgerRules;
import org.relais.visit.Labels;
import org.relais.visit.Visit;
import org.relais.visit.condition.RuleWords;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What stands behind one figure. */
public final class ValueView {
  static final int PAGE = 50;

  private final Supplier<CellVisits> visits;
  private final CellDetails cells;
  private final VisitLines lines;
  private final Supplier<RuleWords> words;

  ValueView(
      DataSource ledger, Supplier<LedgerRules> rules, Supplier<RuleWords> words, VisitLines lines) {
    this.visits = () -> new CellVisits(ledger, rules.get());
    this.cells = new CellDetails(ledger);
    this.lines = lines;
    this.words = words;
  }

  /**
   * A rule for people.
   *
   * @param parts of the condition, all of which must hold; none where every visit counts
   * @param cel the same for programs
   */
  public record Rule(List<Labels> parts, String cel) {}

  /**
   * Some of the visits behind a figure.
   *
   * @param next place of the first of the next page, or null after the last one
   */
  public record Lines(long total, List<VisitLines.Line> lines, int from, @Nullable Integer next) {}

  /**
   * The figure that is named.
   *
   * @throws ResponseStatusException 404 where the data set has no such element or category
   */
  public static ValuePlace place(Picked picked, String element, SortedMap<String, String> options) {
    DataElement found =
        picked.dataSet().elements().stream()
            .filter(each -> each.code().equals(element))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Set<String> categories = new HashSet<>();
    found.split().forEach(field -> categories.add(field.category()));
    if (!categories.containsAll(options.keySet())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new ValuePlace(picked, found, options);
  }

  public Rule rule(DataElement element) {
    return new Rule(words.get().of(element.rule()), element.rule());
  }

  /**
   * The value as the ledger has it; empty where there is none, and for a source owner where no
   * visit of theirs is behind it.
   */
  public Optional<CellDetails.Detail> cell(ValuePlace place) {
    Picked picked = place.picked();
    return cells.find(
        new CellDetails.Place(
            picked.target(),
            picked.dataSet().code(),
            picked.orgUnit().code(),
            picked.period().id(),
            place.element().code(),
            place.options()));
  }

  /**
   * The visits of the reader's sources.
   *
   * @param place of an org unit that reports
   */
  public Lines visits(ValuePlace place, int from) {
    Picked picked = place.picked();
    Scope scope = picked.scope();
    DataSet alone = only(picked.dataSet(), place.element());
    List<Visit> behind =
        visits
            .get()
            .behind(
                alone,
                place.element(),
                picked.orgUnit().code(),
                picked.period(),
                scope.all() ? null : scope.included())
            .visits();
    Tallier tallier = new Tallier(alone);
    List<Visit> counted =
        place.options().isEmpty()
            ? behind
            : behind.stream().filter(visit -> counts(tallier, place, visit)).toList();
    int first = Math.max(0, Math.min(from, counted.size()));
    int last = Math.min(first + PAGE, counted.size());
    return new Lines(
        counted.size(),
        lines.of(counted.subList(first, last), place.element()),
        first,
        last < counted.size() ? last : null);
  }

  private static boolean counts(Tallier tallier, ValuePlace place, Visit visit) {
    return tallier.tally(List.of(visit).iterator()).cells().stream()
        .anyMatch(cell -> place.holds(cell.options()));
  }

  private static DataSet only(DataSet of, DataElement element) {
    return new DataSet(
        of.code(), of.periodType(), of.reportLevel(), of.push(), of.mode(), List.of(element));
  }
}
