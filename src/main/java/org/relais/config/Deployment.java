package org.relais.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.alert.AlertSettings;
import org.relais.delivery.TargetDefinition;
import org.relais.fhir.FhirDefinition;
import org.relais.indicator.DataSet;
import org.relais.ledger.DatabaseSettings;
import org.relais.source.SourceDefinition;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

/**
 * A compiled configuration: all that the program does.
 *
 * @param name what people call it, such as {@code mali}
 * @param version hash of the configuration's text before secrets are put in
 * @param files what was read, by path in the folder, before secrets are put in
 * @param zone in which schedules run
 * @param data folder of what the program keeps on this machine
 * @param restateFrom from which visit date on a new rule counts again; null: from the first day of
 *     the month before the one in which it is applied
 */
public record Deployment(
    String name,
    String version,
    SortedMap<String, String> files,
    ZoneId zone,
    Path data,
    DatabaseSettings database,
    ServerSettings server,
    AlertSettings alerts,
    @Nullable LocalDate restateFrom,
    VisitModel model,
    OrgUnits orgUnits,
    List<SourceDefinition> sources,
    List<DataSet> dataSets,
    List<TargetDefinition> targets,
    FhirDefinition fhir) {
  public Deployment {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    sources = List.copyOf(sources);
    dataSets = List.copyOf(dataSets);
    targets = List.copyOf(targets);
  }
}
