package org.relais.console.errors;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.Names;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.source.SourceDefinition;
import org.springframework.ui.Model;

/** What the fields of a filter offer to an account. */
final class FilterChoices {
  private static final int MONTHS = 24;

  private final Deployment deployment;
  private final Names names;
  private final Clock clock;

  FilterChoices(Deployment deployment, Names names, Clock clock) {
    this.deployment = deployment;
    this.names = names;
    this.clock = clock;
  }

  void show(ErrorQuery query, Account account, Model model) {
    model.addAttribute("orgUnitName", names.orgUnit(query.filter().orgUnit()));
    model.addAttribute(
        "sources",
        deployment.sources().stream()
            .map(SourceDefinition::name)
            .filter(account.scope()::includes)
            .toList());
    model.addAttribute(
        "targets",
        account.scope().all()
            ? deployment.targets().stream().map(TargetDefinition::name).toList()
            : List.of());
    model.addAttribute("periods", periods(query));
  }

  /**
   * Those of two years, the newest first: months, for visits have days only, and what else data
   * sets have; the one that is asked for, however old it is.
   */
  private List<Period> periods(ErrorQuery query) {
    Set<PeriodType> types = EnumSet.of(PeriodType.MONTHLY);
    deployment.dataSets().forEach(dataSet -> types.add(dataSet.periodType()));
    LocalDate today = LocalDate.now(clock.withZone(deployment.zone()));
    List<Period> periods = new ArrayList<>();
    for (PeriodType type : types) {
      Period.between(type, today.minusMonths(MONTHS), today).stream()
          .sorted(Comparator.comparing(Period::start).reversed())
          .forEach(periods::add);
    }
    query.during().filter(asked -> !periods.contains(asked)).ifPresent(periods::add);
    return periods;
  }
}
