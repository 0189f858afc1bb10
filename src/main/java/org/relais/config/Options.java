package org.relais.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;
import org.relais.visit.FieldType;

/** The option codes under which a split by a field can count. */
final class Options {
  private Options() {}

  static Set<String> of(Field field) {
    Set<String> options = new TreeSet<>();
    field.codes().stream().map(CodeDefinition::option).forEach(options::add);
    if (field.type() == FieldType.YES_NO) {
      List.of("yes", "no").stream()
          .filter(code -> !field.hasCode(code))
          .map(Common::upper)
          .forEach(options::add);
    }
    String unknown = field.unknownOption();
    if (unknown != null) {
      options.add(unknown);
    }
    return options;
  }
}
