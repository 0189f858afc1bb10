package org.relais.console.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.view.Recent;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.visit.OrgUnit;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Finds what an address names, and chooses what it leaves out. */
public final class Picks {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Deployment deployment;
  private final Supplier<Pyramid> pyramids;
  private final Recent<FilledPeriods> filled;
  private final Clock clock;

  Picks(
      Deployment deployment,
      Supplier<Pyramid> pyramids,
      Recent<FilledPeriods> filled,
      Clock clock) {
    this.deployment = deployment;
    this.pyramids = pyramids;
    this.filled = filled;
    this.clock = clock;
  }

  /**
   * What is asked for; empty where no data set goes to any target, or there is no org unit.
   *
   * @throws ResponseStatusException 404 where something is named that there is not
   */
  public Optional<Picked> of(FigureQuery query, Scope scope) {
    List<DataSet> sent = dataSets();
    if (sent.isEmpty() || pyramids.get().tops().isEmpty()) {
      return Optional.empty();
    }
    DataSet dataSet =
        named(query.dataSet())
            .map(code -> found(sent.stream().filter(s -> s.code().equals(code)).findFirst()))
            .orElse(sent.get(0));
    List<String> targets = targets(dataSet);
    String target =
        named(query.target())
            .map(name -> found(targets.stream().filter(name::equals).findFirst()))
            .orElse(targets.get(0));
    OrgUnit orgUnit =
        named(query.orgUnit())
            .map(code -> found(pyramids.get().find(code)))
            .orElse(pyramids.get().tops().get(0));
    Period period =
        named(query.period())
            .map(id -> Period.of(dataSet.periodType(), found(Period.parse(id)).start()))
            .orElseGet(() -> usual(target, dataSet));
    return Optional.of(
        new Picked(
            dataSet,
            target,
            orgUnit,
            period,
            pyramids.get().atLevel(orgUnit, dataSet.reportLevel()),
            scope));
  }

  /** Those that some target gets. */
  public List<DataSet> dataSets() {
    return deployment.dataSets().stream().filter(set -> !targets(set).isEmpty()).toList();
  }

  /** Names of the targets that get a data set, servers before files. */
  public List<String> targets(DataSet dataSet) {
    return deployment.targets().stream()
        .filter(target -> target.dataSets().contains(dataSet.code()))
        .sorted((one, other) -> Boolean.compare(isServer(other), isServer(one)))
        .map(TargetDefinition::name)
        .toList();
  }

  /** The periods that have values at a target, as was true a moment ago. */
  public FilledPeriods filled() {
    return filled.latest(PATIENCE).map(Recent.Dated::value).orElse(FilledPeriods.NONE);
  }

  /** The last one that is over and has values; without any, the last one that is over. */
  private Period usual(String target, DataSet dataSet) {
    Period over =
        Period.of(dataSet.periodType(), LocalDate.now(clock.withZone(deployment.zone())))
            .previous();
    return filled().lastUntil(target, dataSet.code(), over).orElse(over);
  }

  private static boolean isServer(TargetDefinition target) {
    return target.settings() instanceof Dhis2Settings;
  }

  private static Optional<String> named(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
  }

  private static <T> T found(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
