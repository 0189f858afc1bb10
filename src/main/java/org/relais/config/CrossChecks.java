package org.relais.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.indicator.DataElement;
import org.relais.visit.Field;

/** What each file may say on its own, and all of them together should not. */
final class CrossChecks {
  private final Diagnostics diagnostics;

  CrossChecks(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Warns of fields that a data element asks and that no source gives. */
  void fieldsWithoutSource(
      CompiledDictionary dictionary, Set<String> mapped, Collection<DataElement> elements) {
    Map<String, DataElement> asked = new TreeMap<>();
    for (DataElement element : elements) {
      for (Field field : element.reads()) {
        if (!field.derived()) {
          asked.putIfAbsent(field.name(), element);
        }
      }
    }
    asked.forEach(
        (name, element) -> {
          Span declared = dictionary.declared().get(name);
          if (declared != null && !mapped.contains(name)) {
            diagnostics.warning(
                Code.CFG307,
                declared,
                Text.of(
                    "%s asks the field \"%s\", which no source gives",
                    "%s interroge le champ « %s », qu'aucune source ne donne",
                    element.code(),
                    name),
                Text.of(
                    "map it in sources/*.yaml; until then the answer is \"not asked\"",
                    "remplissez-le dans sources/*.yaml ; d'ici là la réponse est « non posée »"));
          }
        });
  }

  /** Warns of data sets that are counted and go nowhere. */
  void dataSetsWithoutTarget(Map<String, Span> dataSets, Set<String> delivered) {
    if (!dataSets.keySet().containsAll(delivered)) {
      // A misspelt code is reported where it stands; the data set it means is not without a target.
      return;
    }
    dataSets.forEach(
        (code, span) -> {
          if (!delivered.contains(code)) {
            diagnostics.warning(
                Code.CFG503,
                span,
                Text.of(
                    "no target gets the data set \"%s\"",
                    "aucune destination ne reçoit l'ensemble de données « %s »", code),
                Text.of(
                    "name it under data_sets in targets/*.yaml",
                    "nommez-le sous data_sets dans targets/*.yaml"));
          }
        });
  }

  /** Warns of files that look like configuration and that nothing reads. */
  void filesWithoutReader(ConfigFolder folder) {
    for (String subfolder : List.of("", "sources", "indicators", "targets", "lookups")) {
      for (String ending : List.of(".yaml", ".yml")) {
        folder.list(subfolder, ending).stream()
            .filter(file -> !folder.texts().containsKey(file))
            .filter(file -> !file.endsWith(IndicatorFiles.TEST_ENDING))
            .forEach(
                file ->
                    diagnostics.warning(
                        Code.CFG006,
                        new Span(folder.label(file), 1, 1, 1),
                        Text.of("nothing reads this file", "rien ne lit ce fichier"),
                        Text.of(
                            "put it into sources/, indicators/ or targets/ with the ending .yaml",
                            "mettez-le dans sources/, indicators/ ou targets/ avec la fin .yaml")));
      }
    }
  }
}
