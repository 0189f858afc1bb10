package org.relais.console.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.config.ActingLines;
import org.relais.config.Deployment;
import org.relais.console.trial.TrialSteps.CellStep;
import org.relais.console.trial.TrialSteps.ElementStep;
import org.relais.console.trial.TrialSteps.OutsideStep;
import org.relais.console.view.Answers;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.CellValue;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Disaggregation;
import org.relais.indicator.Period;
import org.relais.indicator.Tallier;
import org.relais.indicator.Tally;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnit;
import org.relais.visit.Visit;
import org.relais.visit.condition.Truth;

/** What one visit adds to the values of each data set. */
final class CellSteps {
  private final Deployment deployment;
  private final ActingLines lines;
  private final Map<DataSet, Tallier> talliers = new LinkedHashMap<>();

  CellSteps(Deployment deployment, ActingLines lines) {
    this.deployment = deployment;
    this.lines = lines;
    deployment.dataSets().forEach(set -> talliers.put(set, new Tallier(set)));
  }

  /**
   * @param without the visit without what the cursor's line gives; null where that leaves none
   * @param compares whether there is such a line
   * @param elements codes of the data elements that the cursor's line describes
   * @param computed fields that the cursor's line computes
   */
  List<CellStep> cells(
      Visit visit,
      @Nullable Visit without,
      boolean compares,
      Set<String> elements,
      Set<String> computed) {
    List<CellStep> steps = new ArrayList<>();
    talliers.forEach(
        (set, tallier) -> {
          Optional<OrgUnit> unit = reportUnit(set, visit);
          Optional<Period> period = period(set, visit);
          if (unit.isPresent() && period.isPresent()) {
            Set<CellValue> less = compares ? moved(set, without, visit) : Set.of();
            for (CellValue cell : tally(tallier, visit).cells()) {
              boolean lit =
                  elements.contains(cell.element())
                      || reads(element(set, cell.element()), computed)
                      || (compares && !less.contains(cell));
              steps.add(step(set, cell, unit.get(), period.get(), lit));
            }
          }
        });
    return steps;
  }

  private static boolean reads(DataElement element, Set<String> fields) {
    return Stream.concat(element.reads().stream(), element.split().stream())
        .anyMatch(field -> fields.contains(field.name()));
  }

  /** What another form of the visit adds in the same place; nothing where it counts elsewhere. */
  private Set<CellValue> moved(DataSet set, @Nullable Visit without, Visit visit) {
    if (without == null
        || !reportUnit(set, without).equals(reportUnit(set, visit))
        || !period(set, without).equals(period(set, visit))) {
      return Set.of();
    }
    Tallier tallier = talliers.get(set);
    return tallier == null ? Set.of() : new HashSet<>(tally(tallier, without).cells());
  }

  private static Tally tally(Tallier tallier, Visit visit) {
    return tallier.tally(List.of(visit).iterator());
  }

  private CellStep step(DataSet set, CellValue cell, OrgUnit unit, Period period, boolean lit) {
    DataElement element = element(set, cell.element());
    return new CellStep(
        set.code(),
        cell.element(),
        element.label(),
        cell.options(),
        options(element, cell.options()),
        unit.code(),
        unit.name(),
        period.id(),
        cell.value(),
        targets(set, period),
        lines.element(cell.element()).orElse(null),
        lit);
  }

  private static DataElement element(DataSet set, String code) {
    return set.elements().stream().filter(e -> e.code().equals(code)).findFirst().orElseThrow();
  }

  private static Labels options(DataElement element, SortedMap<String, String> options) {
    List<Labels> labels =
        element.split().stream()
            .map(field -> option(field, options.get(field.category())))
            .toList();
    return new Labels(
        labels.stream().map(Labels::en).collect(Collectors.joining(" · ")),
        labels.stream().map(Labels::fr).collect(Collectors.joining(" · ")));
  }

  private static Labels option(Field field, @Nullable String option) {
    return Disaggregation.Category.of(field).options().stream()
        .filter(known -> known.code().equals(option))
        .map(Disaggregation.Option::label)
        .findFirst()
        .orElseGet(() -> Answers.same(String.valueOf(option)));
  }

  private List<String> targets(DataSet set, Period period) {
    return deployment.targets().stream()
        .filter(target -> target.dataSets().contains(set.code()))
        .filter(
            target ->
                target.deliverFrom() == null || !period.start().isBefore(target.deliverFrom()))
        .map(TargetDefinition::name)
        .toList();
  }

  List<OutsideStep> outside(Visit visit) {
    List<OutsideStep> steps = new ArrayList<>();
    talliers.forEach(
        (set, tallier) ->
            tally(tallier, visit)
                .outside()
                .forEach(
                    outside ->
                        steps.add(
                            new OutsideStep(
                                outside.element(),
                                element(set, outside.element()).label(),
                                outside.field()))));
    return steps;
  }

  /** Those that do not count the visit, with what their conditions see. */
  List<ElementStep> others(Visit visit, Set<String> elements) {
    List<ElementStep> steps = new ArrayList<>();
    for (DataSet set : talliers.keySet()) {
      for (DataElement element : set.elements()) {
        Truth holds = element.condition().test(visit);
        if (holds != Truth.YES) {
          steps.add(
              new ElementStep(
                  element.code(),
                  element.label(),
                  element.rule(),
                  holds,
                  answers(element, visit),
                  lines.element(element.code()).orElse(null),
                  elements.contains(element.code())));
        }
      }
    }
    return steps;
  }

  private static List<TrialSteps.Answer> answers(DataElement element, Visit visit) {
    return visit.dictionary().fields().stream()
        .filter(element.reads()::contains)
        .filter(field -> !field.personal())
        .map(field -> new TrialSteps.Answer(field, Answers.of(field, visit.value(field))))
        .toList();
  }

  private Optional<OrgUnit> reportUnit(DataSet set, Visit visit) {
    return Optional.ofNullable(visit.text(CoreField.ORG_UNIT))
        .flatMap(code -> deployment.orgUnits().ancestorAt(code, set.reportLevel()));
  }

  private static Optional<Period> period(DataSet set, Visit visit) {
    @Nullable LocalDate day = visit.date(CoreField.VISIT_DATE);
    return day == null ? Optional.empty() : Optional.of(Period.of(set.periodType(), day));
  }
}
