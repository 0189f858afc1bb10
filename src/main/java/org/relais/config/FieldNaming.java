package org.relais.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.visit.Field;

/** The names of fields: conditions use them as they are, and each stands once. */
final class FieldNaming {
  /** Words of CEL that cannot name a field. */
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final Diagnostics diagnostics;
  private final Map<String, Span> places = new LinkedHashMap<>();

  FieldNaming(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Where each field is described. */
  Map<String, Span> places() {
    return places;
  }

  /**
   * Whether the name is free and fit for conditions; else that is reported.
   *
   * @param fields those that are in the dictionary already
   */
  boolean take(Scalar name, List<Field> fields) {
    if (FieldBlock.NAME.read(name, diagnostics) == null) {
      return false;
    }
    if (RESERVED.contains(name.text())) {
      diagnostics.error(
          Code.CFG208,
          name.span(),
          Text.of(
              "\"%s\" is a word of the condition language",
              "« %s » est un mot du langage des conditions", name),
          Text.of("take another name", "prenez un autre nom"));
      return false;
    }
    Span earlier = places.putIfAbsent(name.text(), name.span());
    boolean core = earlier == null && isCore(name, fields);
    if (earlier != null || core) {
      diagnostics.error(
          Code.CFG202,
          name.span(),
          Text.of("there is a field \"%s\" already", "il y a déjà un champ « %s »", name),
          earlier == null
              ? Text.of(
                  "it is a core field; take another name",
                  "c'est un champ de base ; prenez un autre nom")
              : Text.of("it stands at line %d", "il figure à la ligne %d", earlier.line()));
      return false;
    }
    return true;
  }

  /** Whether a derived field has the name of a core field: those are already in the list. */
  private static boolean isCore(Scalar name, List<Field> fields) {
    return fields.stream().anyMatch(field -> field.name().equals(name.text()));
  }
}
