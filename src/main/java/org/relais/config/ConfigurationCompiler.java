package org.relais.config;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.relais.alert.AlertSettings;
import org.relais.config.yaml.Node.Scalar;
import org.relais.config.yaml.Variables;
import org.relais.delivery.TargetDefinition;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.ShownLines;
import org.relais.fhir.FhirDefinition;
import org.relais.indicator.ConfigurationTest;
import org.relais.indicator.DataSet;
import org.relais.source.SourceDefinition;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

/**
 * Turns a configuration folder into a {@link Deployment}, or into everything that is wrong with it.
 *
 * <p>Every file is read and its shape checked whatever is wrong with the others. What refers to the
 * dictionary is checked where the fields are known, so that one fault is not told a hundred times.
 */
public final class ConfigurationCompiler {
  private final ConfigFolder folder;
  private final Diagnostics diagnostics;

  private ConfigurationCompiler(Path folder, FileTree files, Variables variables) {
    ShownLines lines = new ShownLines();
    this.diagnostics = new Diagnostics(lines);
    this.folder = new ConfigFolder(folder, files, variables, diagnostics, lines);
  }

  /**
   * Compiles what shall run: a variable that is not set is an error.
   *
   * @param environment what {@code ${NAME}} stands for
   */
  public static Compilation compile(Path folder, Map<String, String> environment) {
    return new ConfigurationCompiler(
            folder,
            new FolderTree(folder),
            new Variables(environment, folder.toAbsolutePath(), true))
        .compile();
  }

  /** Compiles files that are not in the folder as if they stood there. */
  static Compilation compile(
      Path folder, SortedMap<String, String> files, Map<String, String> environment) {
    return new ConfigurationCompiler(
            folder,
            new TextTree(files, new FolderTree(folder)),
            new Variables(environment, folder.toAbsolutePath(), true))
        .compile();
  }

  /**
   * Compiles what shall only be looked at, perhaps on another machine: a variable that is not set
   * is a warning, and the deployment must not run.
   */
  public static Compilation check(Path folder, Map<String, String> environment) {
    return new ConfigurationCompiler(
            folder,
            new FolderTree(folder),
            new Variables(environment, folder.toAbsolutePath(), false))
        .compile();
  }

  /** As {@link #check(Path, Map)}, of files that are not in the folder. */
  static Compilation check(
      Path folder, SortedMap<String, String> files, Map<String, String> environment) {
    return new ConfigurationCompiler(
            folder,
            new TextTree(files, new FolderTree(folder)),
            new Variables(environment, null, false))
        .compile();
  }

  private Compilation compile() {
    Optional<RelaisFile> relais = RelaisFile.read(folder, diagnostics);
    List<String> levels = relais.map(RelaisFile::levels).orElse(List.of());
    Optional<Scalar> orgUnitsFile = relais.flatMap(r -> Optional.ofNullable(r.orgUnitsFile()));
    long before = diagnostics.errors();
    Optional<OrgUnits> table =
        OrgUnitTable.read(orgUnitsFile.orElse(null), levels, folder, diagnostics);
    OrgUnits orgUnits =
        table.filter(t -> diagnostics.errors() == before).orElse(new OrgUnits(List.of()));
    CompiledDictionary dictionary = DictionaryFile.compile(folder, diagnostics);
    QualityFile quality = QualityFile.compile(folder, dictionary, diagnostics);
    Lookups lookups =
        Lookups.read(
            folder,
            orgUnits,
            folder.label(orgUnitsFile.map(Scalar::text).orElse("org-units.csv")),
            diagnostics);
    SourceFiles sourceFiles =
        new SourceFiles(
            folder,
            relais.map(RelaisFile::zone).orElse(ZoneOffset.UTC),
            dictionary,
            lookups,
            orgUnits,
            diagnostics);
    List<SourceDefinition> sources = sourceFiles.compile();
    List<String> sourceNames = sources.stream().map(SourceDefinition::name).toList();
    AlertSettings alerts =
        AlertsBlock.settings(relais.map(RelaisFile::alerts).orElse(null), sourceNames, diagnostics);
    ServerSettings server =
        relais.map(file -> file.server(sourceNames, diagnostics)).orElse(ServerSettings.USUAL);
    IndicatorFiles indicators =
        new IndicatorFiles(folder, levels, dictionary, orgUnits, diagnostics);
    List<DataSet> dataSets = indicators.compile();
    TargetFiles targetFiles = new TargetFiles(folder, indicators, orgUnits, diagnostics);
    List<TargetDefinition> targets = targetFiles.compile();
    List<ConfigurationTest> tests =
        new TestFiles(folder, dictionary, indicators, diagnostics).compile();
    check(dictionary, sourceFiles, indicators, targetFiles);
    if (diagnostics.hasErrors() || relais.isEmpty()) {
      return new Compilation.Failed(diagnostics.sorted());
    }
    RelaisFile file = relais.get();
    Deployment deployment =
        new CompiledDeployment(
            file.name(),
            Version.of(folder.texts()),
            folder.texts(),
            folder.unversioned(),
            file.zone(),
            file.data(folder),
            file.database(folder),
            server,
            alerts,
            file.restateFrom(),
            new VisitModel(
                dictionary.dictionary(),
                dictionary.derivations(),
                quality.ranges(),
                quality.rules(),
                quality.duplicateKey()),
            orgUnits,
            sources,
            dataSets,
            targets,
            new FhirDefinition(file.fhirBase(), file.snomed(), dictionary.fhir()));
    return new Compilation.Ok(deployment, tests, diagnostics.sorted());
  }

  private void check(
      CompiledDictionary dictionary,
      SourceFiles sources,
      IndicatorFiles indicators,
      TargetFiles targets) {
    CrossChecks checks = new CrossChecks(diagnostics);
    if (!sources.mapped().isEmpty()) {
      checks.fieldsWithoutSource(dictionary, sources.mapped(), indicators.elements().values());
    }
    checks.dataSetsWithoutTarget(indicators.places(), targets.delivered());
    checks.filesWithoutReader(folder);
  }
}
