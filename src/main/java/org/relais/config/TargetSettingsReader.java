package org.relais.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.delivery.OnForeign;
import org.relais.delivery.ReconcilePolicy;
import org.relais.delivery.ReconcileSettings;
import org.relais.delivery.TargetSettings;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.http.Credentials;
import org.relais.target.dhis2.Binding;
import org.relais.target.dhis2.Bindings;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.SiteMatching;
import org.relais.target.fhir.FhirSettings;
import org.relais.target.file.FileTargetSettings;
import org.relais.visit.OrgUnits;

/** What each kind of target needs to know, with the tables that it names. */
final class TargetSettingsReader {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ConfigFolder folder;
  private final IndicatorFiles indicators;
  private final OrgUnits orgUnits;
  private final Diagnostics diagnostics;

  TargetSettingsReader(
      ConfigFolder folder, IndicatorFiles indicators, OrgUnits orgUnits, Diagnostics diagnostics) {
    this.folder = folder;
    this.indicators = indicators;
    this.orgUnits = orgUnits;
    this.diagnostics = diagnostics;
  }

  /** The settings of a target of whatever kind; {@code block} is complete. */
  TargetSettings read(Values block, String name) {
    return switch (block.need(TargetBlocks.TYPE)) {
      case "dhis2" ->
          new Dhis2Settings(
              block.need(TargetBlocks.URL),
              block.need(AuthBlock.DHIS2_AUTH),
              serverDataSets(block),
              bindings(block, name),
              sites(block),
              block.or(TargetBlocks.TIMEOUT, PATIENCE),
              PaceBlocks.dhis2Request(block),
              block.or(TargetBlocks.FOREIGN_VALUES, OnForeign.ASK),
              reconcile(block));
      case "fhir" ->
          new FhirSettings(
              block.need(TargetBlocks.URL),
              block.or(AuthBlock.AUTH, new Credentials.None()),
              block.or(TargetBlocks.TIMEOUT, PATIENCE));
      default ->
          new FileTargetSettings(
              folder.parent().resolve(block.need(TargetBlocks.FOLDER).text()),
              block.or(TargetBlocks.FORMAT, FileTargetSettings.Format.ADX),
              metadata(block),
              bindings(block, name),
              sites(block));
    };
  }

  private static Map<String, String> serverDataSets(Values block) {
    return block.or(TargetBlocks.DATA_SETS, List.of()).stream()
        .filter(set -> set.value().isPresent())
        .collect(
            Collectors.toMap(set -> set.name().text(), set -> set.value().orElseThrow().text()));
  }

  private @Nullable ReconcileSettings reconcile(Values block) {
    Values reconcile = block.get(TargetBlocks.RECONCILE);
    return reconcile == null
        ? null
        : Timing.cron(reconcile, diagnostics)
            .map(
                cron ->
                    new ReconcileSettings(
                        cron,
                        reconcile.or(TargetBlocks.POLICY, ReconcilePolicy.REPORT),
                        reconcile.or(TargetBlocks.PERIODS, ReconcileSettings.STANDARD_PERIODS)))
            .orElse(null);
  }

  private Bindings bindings(Values block, String name) {
    List<Binding> rows = new ArrayList<>();
    block
        .or(TargetBlocks.DATA_SETS, List.of())
        .forEach(set -> rows.addAll(indicators.bindings(set.name().text())));
    Scalar table = block.get(TargetBlocks.BINDINGS);
    if (table != null && !indicators.elements().isEmpty()) {
      rows.addAll(new BindingTable(folder, diagnostics).read(table, indicators.elements()));
    }
    return new Bindings(rows).at(name);
  }

  private SiteMatching sites(Values block) {
    Scalar table = block.get(TargetBlocks.ORG_UNITS);
    return table == null
        ? SiteMatching.NONE
        : new SiteMatchingTable(folder, orgUnits, diagnostics).read(table);
  }

  private @Nullable Path metadata(Values block) {
    Scalar file = block.get(TargetBlocks.METADATA);
    boolean asked =
        block.or(TargetBlocks.FORMAT, FileTargetSettings.Format.ADX)
            == FileTargetSettings.Format.DATA_VALUE_SETS;
    if (file == null) {
      if (asked) {
        diagnostics.error(
            Code.CFG011,
            block.at(TargetBlocks.FORMAT),
            Text.of(
                "data_value_sets needs the key \"metadata\"",
                "data_value_sets demande la clé « metadata »"),
            Text.of("add \"metadata: metadata.json\"", "ajoutez « metadata: metadata.json »"));
      }
      return null;
    }
    if (!folder.has(file.text())) {
      folder.missing(file.text(), file.span());
    }
    return folder.resolve(file.text());
  }
}
