package org.relais.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.ledger.ApprovalScope;
import picocli.CommandLine.Option;

/** Which values of which target a command is about. */
final class ScopeOptions {
  @Option(names = "--period", paramLabel = "PERIOD", descriptionKey = "period")
  private @Nullable String period;

  @Option(names = "--data-set", paramLabel = "CODE", descriptionKey = "scope.dataSet")
  private @Nullable String dataSet;

  @Option(names = "--target", paramLabel = "NAME", descriptionKey = "scope.target")
  private @Nullable String target;

  @Option(names = "--org-unit", paramLabel = "CODE", descriptionKey = "scope.orgUnit")
  private @Nullable String orgUnit;

  /** Whether no period was named, so that the command is about all of them. */
  boolean isWholeQueue() {
    return period == null;
  }

  /**
   * The scope among the data sets that are sent after approval.
   *
   * @throws CommandStopped where it is unknown, or several fit
   */
  ApprovalScope resolve(Deployment deployment, Messages messages) {
    return resolve(
        deployment,
        set -> set.mode() == DataSet.PushMode.AFTER_APPROVAL,
        "scope.noApproval",
        messages);
  }

  /** The same among the data sets that {@code fits} lets through. */
  ApprovalScope resolve(
      Deployment deployment, Predicate<DataSet> fits, String none, Messages messages) {
    List<Pair> pairs = pairs(deployment, fits);
    if (pairs.isEmpty()) {
      throw stop(messages.text(none));
    }
    if (pairs.size() > 1) {
      throw stop(
          messages.text(
              "scope.several",
              pairs.stream().map(Pair::text).distinct().collect(Collectors.joining(", "))));
    }
    Pair only = pairs.get(0);
    String written = String.valueOf(period);
    Period of =
        Period.parse(written)
            .filter(given -> given.type() == only.dataSet.periodType())
            .orElseThrow(
                () ->
                    stop(
                        messages.text(
                            "explain.badPeriod", written, only.dataSet.code(), "202610")));
    checkOrgUnit(deployment, only.dataSet, messages);
    return new ApprovalScope(only.target, only.dataSet.code(), of, orgUnit);
  }

  private void checkOrgUnit(Deployment deployment, DataSet set, Messages messages) {
    if (orgUnit == null) {
      return;
    }
    if (deployment.orgUnits().find(orgUnit).isEmpty()) {
      throw stop(messages.text("explain.unknownOrgUnit", orgUnit));
    }
    deployment
        .orgUnits()
        .ancestorAt(orgUnit, set.reportLevel())
        .filter(reporting -> !reporting.code().equals(orgUnit))
        .ifPresent(
            reporting -> {
              throw stop(messages.text("scope.belowReporting", orgUnit, reporting.code()));
            });
  }

  private record Pair(String target, DataSet dataSet) {
    String text() {
      return target + " " + dataSet.code();
    }
  }

  private List<Pair> pairs(Deployment deployment, Predicate<DataSet> fits) {
    List<Pair> pairs = new ArrayList<>();
    for (TargetDefinition definition : deployment.targets()) {
      for (DataSet set : deployment.dataSets()) {
        if (definition.dataSets().contains(set.code())
            && fits.test(set)
            && (target == null || target.equals(definition.name()))
            && (dataSet == null || dataSet.equals(set.code()))) {
          pairs.add(new Pair(definition.name(), set));
        }
      }
    }
    return pairs;
  }

  private static CommandStopped stop(String message) {
    return new CommandStopped(ExitCode.USAGE, message);
  }
}
