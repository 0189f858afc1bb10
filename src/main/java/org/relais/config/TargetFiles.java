package org.relais.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relais.config.spec.Named;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.delivery.TargetDefinition;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.target.file.AdxNames;
import org.relais.target.file.FileTargetSettings;
import org.relais.visit.Field;
import org.relais.visit.OrgUnits;

/** {@code targets/*.yaml}. */
final class TargetFiles {
  static final String FOLDER = "targets";
  static final Type<Values> TYPE = TargetBlocks.variants();

  private static final String EVERY_FIVE_MINUTES = "0 0/5 * * * ?";

  private final ConfigFolder folder;
  private final IndicatorFiles indicators;
  private final TargetSettingsReader settings;
  private final Diagnostics diagnostics;
  private final Map<String, Span> names = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();

  TargetFiles(
      ConfigFolder folder, IndicatorFiles indicators, OrgUnits orgUnits, Diagnostics diagnostics) {
    this.folder = folder;
    this.indicators = indicators;
    this.settings = new TargetSettingsReader(folder, indicators, orgUnits, diagnostics);
    this.diagnostics = diagnostics;
  }

  List<TargetDefinition> compile() {
    List<TargetDefinition> targets = new ArrayList<>();
    for (String file : folder.list(FOLDER, ".yaml")) {
      folder
          .yaml(file)
          .flatMap(node -> Optional.ofNullable(TYPE.read(node, diagnostics)))
          .flatMap(this::target)
          .ifPresent(targets::add);
    }
    return targets;
  }

  /** The codes of the data sets that at least one target gets. */
  Set<String> delivered() {
    return delivered;
  }

  private Optional<TargetDefinition> target(Values block) {
    Scalar name = block.get(TargetBlocks.TARGET);
    if (name != null) {
      unique(name);
    }
    List<Named<Optional<Scalar>>> dataSets = block.or(TargetBlocks.DATA_SETS, List.of());
    dataSets.forEach(this::checkDataSet);
    Values push = block.get(TargetBlocks.PUSH);
    Optional<String> cron =
        push == null ? Optional.of(EVERY_FIVE_MINUTES) : Timing.cron(push, diagnostics);
    if (!block.complete() || name == null || cron.isEmpty()) {
      return Optional.empty();
    }
    String kind = block.need(TargetBlocks.TYPE);
    boolean visits = kind.equals("fhir") || block.or(TargetBlocks.VISITS, false);
    checkGetsSomething(block, kind, visits);
    checkAdx(block, kind, dataSets);
    return Optional.of(
        new TargetDefinition(
            name.text(),
            settings.read(block, name.text()),
            dataSets.stream().map(set -> set.name().text()).toList(),
            visits,
            block.get(TargetBlocks.DELIVER_FROM),
            cron.get(),
            PaceBlocks.parcelSize(block),
            PaceBlocks.connections(block),
            PaceBlocks.retry(block, diagnostics)));
  }

  private void checkDataSet(Named<Optional<Scalar>> dataSet) {
    String code = dataSet.name().text();
    delivered.add(code);
    if (!indicators.places().containsKey(code)) {
      diagnostics.error(
          Code.CFG501,
          dataSet.name().span(),
          Text.of("unknown data set \"%s\"", "ensemble de données inconnu « %s »", code),
          Suggestion.didYouMeanOrOneOf(code, indicators.places().keySet()));
    }
  }

  private void checkAdx(Values block, String kind, List<Named<Optional<Scalar>>> dataSets) {
    FileTargetSettings.Format format = block.or(TargetBlocks.FORMAT, FileTargetSettings.Format.ADX);
    if (!kind.equals("file") || format != FileTargetSettings.Format.ADX) {
      return;
    }
    for (Named<Optional<Scalar>> dataSet : dataSets) {
      List<String> categories =
          indicators.elements(dataSet.name().text()).stream()
              .flatMap(element -> element.split().stream())
              .map(Field::category)
              .toList();
      for (String category : AdxNames.illegal(categories)) {
        diagnostics.error(
            Code.CFG502,
            dataSet.name().span(),
            Text.of(
                "ADX cannot carry the category \"%s\", whose code is no XML name",
                "ADX ne peut pas porter la catégorie « %s », dont le code n'est pas un nom XML",
                category),
            Text.of(
                "give the field a category of letters, digits and _ that begins with a letter, or"
                    + " use the format data_value_sets",
                "donnez au champ une catégorie de lettres, chiffres et _ qui commence par une"
                    + " lettre, ou prenez le format data_value_sets"));
      }
    }
  }

  private void checkGetsSomething(Values block, String kind, boolean visits) {
    boolean refusesVisits =
        kind.equals("fhir")
            && block.has(TargetBlocks.VISITS)
            && !block.or(TargetBlocks.VISITS, true);
    if (refusesVisits || (!visits && !block.has(TargetBlocks.DATA_SETS))) {
      diagnostics.error(
          Code.CFG502,
          refusesVisits ? block.at(TargetBlocks.VISITS) : block.span(),
          Text.of("this target gets nothing", "cette destination ne reçoit rien"),
          Text.of(
              "add data_sets: [CODE] or visits: yes", "ajoutez data_sets: [CODE] ou visits: yes"));
    }
  }

  private void unique(Scalar name) {
    Span earlier = names.putIfAbsent(name.text(), name.span());
    if (earlier != null) {
      diagnostics.error(
          Code.CFG500,
          name.span(),
          Text.of("there is a target \"%s\" already", "il y a déjà une destination « %s »", name),
          Text.of(
              "it stands in %s; take another name",
              "elle figure dans %s ; prenez un autre nom", earlier.file()));
    }
  }
}
