package org.relais.console.running;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.alert.AlertSettings;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.delivery.TargetDefinition;
import org.relais.fhir.FhirDefinition;
import org.relais.indicator.DataSet;
import org.relais.ledger.DatabaseSettings;
import org.relais.source.SourceDefinition;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

/**
 * The configuration by which the program runs now. Who keeps this sees each change as it is
 * published; who needs several answers to agree takes {@link #now()} once and asks that.
 */
public final class LiveDeployment implements Deployment {
  private volatile Deployment now;

  public LiveDeployment(Deployment first) {
    this.now = first;
  }

  public Deployment now() {
    return now;
  }

  /** From now on the program runs by this. */
  public void became(Deployment published) {
    now = published;
  }

  @Override
  public String name() {
    return now.name();
  }

  @Override
  public String version() {
    return now.version();
  }

  @Override
  public SortedMap<String, String> files() {
    return now.files();
  }

  @Override
  public SortedMap<String, String> tests() {
    return now.tests();
  }

  @Override
  public ZoneId zone() {
    return now.zone();
  }

  @Override
  public Path data() {
    return now.data();
  }

  @Override
  public DatabaseSettings database() {
    return now.database();
  }

  @Override
  public ServerSettings server() {
    return now.server();
  }

  @Override
  public AlertSettings alerts() {
    return now.alerts();
  }

  @Override
  public @Nullable LocalDate restateFrom() {
    return now.restateFrom();
  }

  @Override
  public VisitModel model() {
    return now.model();
  }

  @Override
  public OrgUnits orgUnits() {
    return now.orgUnits();
  }

  @Override
  public List<SourceDefinition> sources() {
    return now.sources();
  }

  @Override
  public List<DataSet> dataSets() {
    return now.dataSets();
  }

  @Override
  public List<TargetDefinition> targets() {
    return now.targets();
  }

  @Override
  public FhirDefinition fhir() {
    return now.fhir();
  }
}
