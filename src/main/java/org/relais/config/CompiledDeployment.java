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

/** What the compiler makes. */
public record CompiledDeployment(
    String name,
    String version,
    SortedMap<String, String> files,
    SortedMap<String, String> tests,
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
    FhirDefinition fhir)
    implements Deployment {
  public CompiledDeployment {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
    sources = List.copyOf(sources);
    dataSets = List.copyOf(dataSets);
    targets = List.copyOf(targets);
  }
}
