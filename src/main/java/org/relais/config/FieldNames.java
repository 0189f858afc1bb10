package org.relais.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;

/** Names of fields to fields. */
final class FieldNames {
  private final Dictionary dictionary;
  private final Diagnostics diagnostics;

  FieldNames(Dictionary dictionary, Diagnostics diagnostics) {
    this.dictionary = dictionary;
    this.diagnostics = diagnostics;
  }

  /** The field; nothing where there is none, which is then reported. */
  Optional<Field> find(Scalar name) {
    Optional<Field> field = dictionary.find(name.text());
    if (field.isEmpty()) {
      diagnostics.error(
          Code.CFG200,
          name.span(),
          Text.of("unknown field \"%s\"", "champ inconnu « %s »", name),
          Suggestion.didYouMean(
              name.text(), dictionary.fields().stream().map(Field::name).toList()));
    }
    return field;
  }

  /** Those of the fields that there are. */
  List<Field> find(List<Scalar> names) {
    List<Field> fields = new ArrayList<>();
    names.forEach(name -> find(name).ifPresent(fields::add));
    return fields;
  }
}
