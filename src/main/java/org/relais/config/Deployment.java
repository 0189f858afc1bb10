package org.relais.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.alert.AlertSettings;
import org.relais.delivery.TargetDefinition;
import org.relais.fhir.FhirDefinition;
import org.relais.indicator.DataSet;
import org.relais.ledger.DatabaseSettings;
import org.relais.source.SourceDefinition;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

/** A compiled configuration: all that the program does. */
public interface Deployment {
  /** What people call it, such as {@code mali}. */
  String name();

  /** Hash of the configuration's text before secrets are put in. */
  String version();

  /** What was read, by path in the folder, before secrets are put in. */
  SortedMap<String, String> files();

  /** The tests that stand beside it, by path: what they say is no part of the version. */
  SortedMap<String, String> tests();

  /** In which schedules run. */
  ZoneId zone();

  /** Folder of what the program keeps on this machine. */
  Path data();

  DatabaseSettings database();

  ServerSettings server();

  AlertSettings alerts();

  /**
   * From which visit date on a new rule counts again; null: from the first day of the month before
   * the one in which it is applied.
   */
  @Nullable LocalDate restateFrom();

  VisitModel model();

  OrgUnits orgUnits();

  List<SourceDefinition> sources();

  List<DataSet> dataSets();

  List<TargetDefinition> targets();

  FhirDefinition fhir();
}
