package org.relais.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.target.dhis2.Binding;
import org.relais.visit.OrgUnits;

/** {@code indicators/*.yaml}, except the tests beside them. */
final class IndicatorFiles {
  static final String FOLDER = "indicators";
  static final String TEST_ENDING = ".test.yaml";

  private static final String EVERY_NIGHT = "0 0 2 * * ?";

  private final ConfigFolder folder;
  private final List<String> levels;
  private final CompiledDictionary dictionary;
  private final DataElements elements;
  private final CompleteBlock completions;
  private final Diagnostics diagnostics;
  private final Map<String, Span> places = new LinkedHashMap<>();
  private final Map<String, List<Binding>> bindings = new HashMap<>();
  private final Map<String, DataElement> known = new LinkedHashMap<>();
  private final Map<String, List<DataElement>> members = new HashMap<>();

  IndicatorFiles(
      ConfigFolder folder,
      List<String> levels,
      CompiledDictionary dictionary,
      OrgUnits orgUnits,
      Diagnostics diagnostics) {
    this.folder = folder;
    this.levels = levels;
    this.dictionary = dictionary;
    this.elements = new DataElements(dictionary, diagnostics);
    this.completions = new CompleteBlock(folder, orgUnits, diagnostics);
    this.diagnostics = diagnostics;
  }

  List<DataSet> compile() {
    List<DataSet> dataSets = new ArrayList<>();
    for (String file : folder.list(FOLDER, ".yaml")) {
      if (!file.endsWith(TEST_ENDING)) {
        folder
            .yaml(file)
            .flatMap(node -> Optional.ofNullable(DataSetBlock.BLOCK.read(node, diagnostics)))
            .flatMap(this::dataSet)
            .ifPresent(dataSets::add);
      }
    }
    return dataSets;
  }

  /** Where each data set's code stands. */
  Map<String, Span> places() {
    return places;
  }

  /** The binding rows that the data elements of a data set name. */
  List<Binding> bindings(String dataSet) {
    return bindings.getOrDefault(dataSet, List.of());
  }

  /** The data elements of a data set. */
  List<DataElement> elements(String dataSet) {
    return members.getOrDefault(dataSet, List.of());
  }

  /** The data elements by code. */
  Map<String, DataElement> elements() {
    return known;
  }

  private Optional<DataSet> dataSet(Values file) {
    Values block = file.get(DataSetBlock.DATA_SET);
    Scalar code = block == null ? null : block.get(DataSetBlock.CODE);
    if (code != null) {
      unique(code);
    }
    boolean level = block != null && isLevel(block.get(DataSetBlock.REPORT_LEVEL));
    Values push = file.get(DataSetBlock.PUSH);
    Optional<String> cron =
        push == null ? Optional.of(EVERY_NIGHT) : Timing.cron(push, diagnostics);
    List<DataElement> compiled = new ArrayList<>();
    if (dictionary.sound()) {
      for (Named<Values> written : file.or(DataSetBlock.DATA_ELEMENTS, List.of())) {
        elements.compile(written).ifPresent(element -> add(element, written, code, compiled));
      }
    }
    Values completion = file.get(DataSetBlock.COMPLETE);
    if (code == null
        || block == null
        || !block.complete()
        || !level
        || cron.isEmpty()
        || (completion != null && !completion.complete())) {
      return Optional.empty();
    }
    members.put(code.text(), compiled);
    return Optional.of(
        new DataSet(
            code.text(),
            block.need(DataSetBlock.PERIOD),
            block.need(DataSetBlock.REPORT_LEVEL).text(),
            cron.get(),
            push == null
                ? DataSet.PushMode.AUTOMATIC
                : push.or(DataSetBlock.MODE, DataSet.PushMode.AUTOMATIC),
            corrections(push),
            completion == null ? null : completions.read(completion),
            compiled));
  }

  private DataSet.Corrections corrections(@Nullable Values push) {
    if (push == null || !push.has(DataSetBlock.CORRECTIONS)) {
      return DataSet.Corrections.APPROVE;
    }
    if (push.or(DataSetBlock.MODE, DataSet.PushMode.AUTOMATIC) == DataSet.PushMode.AUTOMATIC) {
      diagnostics.error(
          Code.CFG550,
          push.at(DataSetBlock.CORRECTIONS),
          Text.of(
              "corrections need an approval, and this data set has none",
              "les corrections supposent une validation, que cet ensemble n'a pas"),
          Text.of(
              "add \"mode: after_approval\", or take corrections out",
              "ajoutez « mode: after_approval », ou enlevez corrections"));
    }
    return push.or(DataSetBlock.CORRECTIONS, DataSet.Corrections.APPROVE);
  }

  private void add(
      DataElement element,
      Named<Values> written,
      @Nullable Scalar dataSet,
      List<DataElement> compiled) {
    compiled.add(element);
    known.put(element.code(), element);
    Scalar table = written.value().get(DataSetBlock.DHIS2);
    if (table != null && dataSet != null) {
      bindings
          .computeIfAbsent(dataSet.text(), any -> new ArrayList<>())
          .addAll(
              new BindingTable(folder, diagnostics).read(table, Map.of(element.code(), element)));
    }
  }

  private void unique(Scalar code) {
    Span earlier = places.putIfAbsent(code.text(), code.span());
    if (earlier != null) {
      diagnostics.error(
          Code.CFG403,
          code.span(),
          Text.of(
              "there is a data set \"%s\" already",
              "il y a déjà un ensemble de données « %s »", code),
          Text.of(
              "it stands in %s; take another code",
              "il figure dans %s ; prenez un autre code", earlier.file()));
    }
  }

  private boolean isLevel(@Nullable Scalar level) {
    if (level != null && !levels.isEmpty() && !levels.contains(level.text())) {
      diagnostics.error(
          Code.CFG105,
          level.span(),
          Text.of("unknown level \"%s\"", "niveau inconnu « %s »", level),
          Suggestion.didYouMeanOrOneOf(level.text(), levels));
      return false;
    }
    return level != null;
  }
}
