package org.relais.console.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.figures.Completeness;
import org.relais.console.figures.DifferenceView;
import org.relais.console.figures.Figure;
import org.relais.console.figures.Ground;
import org.relais.console.figures.Picked;
import org.relais.console.figures.Trends;
import org.relais.console.figures.ValueView;
import org.relais.console.view.VisitLine;
import org.relais.console.view.VisitLines;
import org.relais.delivery.DeliveryState;
import org.relais.indicator.Period;
import org.relais.ledger.CellDetails;
import org.relais.ledger.Difference;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorId;
import org.relais.visit.Labels;

/** What the API says of figures. */
final class FigureJson {
  private FigureJson() {}

  /**
   * Which figures are told of.
   *
   * @param reporting how many org units report, at and below the org unit
   */
  record Scope(
      String dataSet,
      String target,
      String orgUnit,
      String orgUnitName,
      String period,
      int reporting) {
    static Scope of(Picked picked) {
      return new Scope(
          picked.dataSet().code(),
          picked.target(),
          picked.orgUnit().code(),
          picked.orgUnit().name(),
          picked.period().id(),
          picked.units().size());
    }
  }

  /**
   * @param withValues how many of the org units that report have any
   */
  record Table(Scope scope, long withValues, List<Sum> figures) {}

  /**
   * @param received null for a source owner, whose own visits are counted
   * @param orgUnits how many have a value of it
   * @param states how many of the values stand how
   */
  record Sum(
      String element,
      SortedMap<String, String> options,
      @Nullable BigDecimal calculated,
      @Nullable BigDecimal received,
      long orgUnits,
      Map<Ground, Long> states) {
    static Sum of(Figure figure) {
      return new Sum(
          figure.element(),
          figure.options(),
          figure.calculated(),
          figure.received(),
          figure.orgUnits(),
          figure.grounds());
    }
  }

  /** A rule in words, all of which must hold, and in CEL. */
  record Rule(List<Labels> words, String cel) {
    static Rule of(ValueView.Rule rule) {
      return new Rule(rule.parts(), rule.cel());
    }
  }

  /**
   * One figure.
   *
   * @param parts its disaggregations
   * @param value as the ledger has it, where it is one value of one org unit; null else, and for a
   *     source owner
   * @param visits behind it, where the org unit reports; null else
   */
  record Value(
      Scope scope,
      String element,
      SortedMap<String, String> options,
      List<Sum> parts,
      Rule rule,
      @Nullable Held value,
      @Nullable Visits visits) {}

  /**
   * @param inTarget what the target held instead of ours when it was last looked at, or null
   */
  record Held(
      @Nullable BigDecimal calculated,
      @Nullable BigDecimal received,
      boolean receivedUnknown,
      DeliveryState state,
      String configuration,
      CellDetails.@Nullable Found inTarget,
      @Nullable Instant comparedAt,
      List<ErrorDetail.Why> whys,
      List<ErrorDetail.Attempt> deliveries) {
    static Held of(CellDetails.Detail cell) {
      return new Held(
          cell.wanted(),
          cell.acknowledged(),
          cell.acknowledgedUnknown(),
          cell.state(),
          cell.configuration(),
          cell.difference(),
          cell.comparedAt(),
          cell.whys(),
          cell.history());
    }
  }

  /**
   * @param next what to ask for as {@code after} to get the next part; null after the last one
   */
  record Visits(long total, List<Visit> items, @Nullable Integer next) {
    static Visits of(ValueView.Lines lines) {
      return new Visits(
          lines.total(), lines.lines().stream().map(Visit::of).toList(), lines.next());
    }
  }

  /**
   * @param item of the failed transfers, where they have the visit
   */
  record Visit(
      String source,
      String recordId,
      @Nullable LocalDate day,
      @Nullable String site,
      @Nullable String worker,
      List<VisitLine.Answer> answers,
      @Nullable String item) {
    static Visit of(VisitLines.Line line) {
      VisitLine visit = line.visit();
      ErrorId item = line.item();
      return new Visit(
          visit.source(),
          visit.recordId(),
          visit.day(),
          visit.site(),
          visit.worker(),
          visit.answers(),
          item == null ? null : item.toString());
    }
  }

  /**
   * @param seen to confirm exactly these
   * @param next what to ask for as {@code after} to get the next part; null after the last one
   */
  record Differences(
      Scope scope,
      String seen,
      long count,
      Map<Difference.Kind, Long> kinds,
      List<DifferenceView.Line> items,
      @Nullable String next) {}

  /** How many values ours may replace. */
  record Confirmed(long confirmed) {}

  /**
   * How many org units reported in each period.
   *
   * @param registered whether that is what is registered as complete
   */
  record Reported(
      Scope scope, boolean registered, List<ReportedLine> orgUnits, List<ReportedDelay> delays) {
    static Reported of(Picked picked, Completeness report) {
      List<ReportedLine> lines = new ArrayList<>();
      report.lines().forEach(line -> lines.add(line(line, report.periods())));
      List<ReportedDelay> delays = new ArrayList<>();
      for (int i = 0; i < report.periods().size(); i++) {
        Completeness.Delay delay = report.delays().get(i);
        delays.add(
            new ReportedDelay(
                report.periods().get(i).id(), delay.visits(), delay.half(), delay.most()));
      }
      return new Reported(Scope.of(picked), report.registered(), lines, delays);
    }

    private static ReportedLine line(Completeness.Line line, List<Period> periods) {
      List<ReportedCell> cells = new ArrayList<>();
      for (int i = 0; i < periods.size(); i++) {
        Completeness.Cell cell = line.cells().get(i);
        cells.add(new ReportedCell(periods.get(i).id(), cell.reported(), cell.partial()));
      }
      return new ReportedLine(line.unit().code(), line.unit().name(), line.expected(), cells);
    }
  }

  record ReportedLine(
      String orgUnit, String orgUnitName, long expected, List<ReportedCell> periods) {}

  record ReportedCell(String period, long reported, long partial) {}

  /** Days from visits to their records. */
  record ReportedDelay(
      String period, long visits, @Nullable Integer half, @Nullable Integer ninetyPercent) {}

  record Trend(Scope scope, List<String> periods, List<TrendLine> elements) {
    static Trend of(Picked picked, Trends trends) {
      return new Trend(
          Scope.of(picked),
          trends.periods().stream().map(Period::id).toList(),
          trends.lines().stream()
              .map(line -> new TrendLine(line.element().code(), line.values()))
              .toList());
    }
  }

  record TrendLine(String element, List<@Nullable BigDecimal> values) {}
}
