package org.relais.route;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.relais.config.Deployment;
import org.relais.delivery.CautiousTarget;
import org.relais.delivery.CellTarget;
import org.relais.delivery.CompletionTarget;
import org.relais.delivery.ForeignValues;
import org.relais.delivery.OnForeign;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.delivery.VisitTarget;
import org.relais.fhir.VisitRenderer;
import org.relais.http.Http;
import org.relais.target.dhis2.Dhis2Registrations;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.Dhis2Target;
import org.relais.target.fhir.FhirSettings;
import org.relais.target.fhir.FhirTarget;
import org.relais.target.file.FileCellTarget;
import org.relais.target.file.FileTargetSettings;
import org.relais.target.file.FileVisitTarget;

/** The targets of a deployment, each opened once: what they learnt of a server is kept. */
final class Targets {
  private final ForeignValues foreignValues;
  private final Map<String, TargetDefinition> definitions = new LinkedHashMap<>();
  private final Map<String, CellTarget> ofCells = new LinkedHashMap<>();
  private final Map<String, CompletionTarget> ofCompletions = new LinkedHashMap<>();
  private final Map<String, VisitTarget> ofVisits = new LinkedHashMap<>();

  Targets(
      Deployment deployment,
      VisitRenderer renderer,
      Http http,
      Clock clock,
      ForeignValues foreignValues) {
    this.foreignValues = foreignValues;
    for (TargetDefinition definition : deployment.targets()) {
      definitions.put(definition.name(), definition);
      open(definition.name(), definition.settings(), renderer, http, clock);
    }
  }

  private void open(
      String name, TargetSettings settings, VisitRenderer renderer, Http http, Clock clock) {
    if (settings instanceof Dhis2Settings dhis2) {
      ofCompletions.put(name, new Dhis2Registrations(dhis2, http, clock));
      Dhis2Target target = new Dhis2Target(name, dhis2, http, clock);
      ofCells.put(
          name,
          dhis2.onForeign() == OnForeign.ASK ? new CautiousTarget(target, foreignValues) : target);
    } else if (settings instanceof FhirSettings fhir) {
      ofVisits.put(name, new FhirTarget(name, fhir, renderer, http));
    } else if (settings instanceof FileTargetSettings file) {
      ofCells.put(name, new FileCellTarget(name, file));
      ofVisits.put(name, new FileVisitTarget(name, file, renderer));
    } else {
      throw new IllegalArgumentException("no target for " + settings.getClass().getName());
    }
  }

  boolean knows(String name) {
    return definitions.containsKey(name);
  }

  TargetDefinition definition(String name) {
    return known(definitions, name);
  }

  CellTarget ofCells(String name) {
    return known(ofCells, name);
  }

  /** Where data sets are registered as complete; empty for a target that knows no such thing. */
  Optional<CompletionTarget> ofCompletions(String name) {
    return Optional.ofNullable(ofCompletions.get(name));
  }

  VisitTarget ofVisits(String name) {
    return known(ofVisits, name);
  }

  private static <T> T known(Map<String, T> byName, String name) {
    T found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no such target in the configuration: " + name);
    }
    return found;
  }
}
