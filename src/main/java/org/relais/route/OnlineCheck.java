package org.relais.route;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.http.Http;
import org.relais.indicator.DataSet;
import org.relais.target.dhis2.Dhis2Preflight;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.fhir.FhirPreflight;
import org.relais.target.fhir.FhirSettings;
import org.relais.target.preflight.Preflight;

/** Looks at the servers of a configuration, one after the other. */
public final class OnlineCheck {
  private final Deployment deployment;
  private final Http http;
  private final Clock clock;

  public OnlineCheck(Deployment deployment, Http http, Clock clock) {
    this.deployment = deployment;
    this.http = http;
    this.clock = clock;
  }

  /**
   * @param only name of the one target to look at; null is all
   * @return target to what was found; targets that are no servers are absent
   */
  public Map<String, Preflight> check(@Nullable String only, LongConsumer progress) {
    Map<String, Preflight> checked = new LinkedHashMap<>();
    for (TargetDefinition target : deployment.targets()) {
      if (only == null || only.equals(target.name())) {
        Preflight preflight = check(target, progress);
        if (preflight != null) {
          checked.put(target.name(), preflight);
        }
      }
    }
    return checked;
  }

  private @Nullable Preflight check(TargetDefinition target, LongConsumer progress) {
    if (target.settings() instanceof Dhis2Settings settings) {
      List<DataSet> dataSets =
          deployment.dataSets().stream()
              .filter(set -> target.dataSets().contains(set.code()))
              .toList();
      LocalDate today = LocalDate.now(clock.withZone(deployment.zone()));
      return new Dhis2Preflight(target.name(), settings, http, clock, deployment.zone())
          .check(
              dataSets,
              deployment.orgUnits(),
              Objects.requireNonNullElse(target.deliverFrom(), today),
              progress);
    }
    return target.settings() instanceof FhirSettings settings
        ? new FhirPreflight(target.name(), settings, http).check()
        : null;
  }
}
