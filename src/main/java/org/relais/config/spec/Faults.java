package org.relais.config.spec;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;

/** The wording of what can be wrong with one value. */
final class Faults {
  private Faults() {}

  static void wrongShape(Node node, Shape expected, Diagnostics diagnostics) {
    if (node instanceof Scalar scalar && scalar.isEmpty()) {
      empty(node, diagnostics);
      return;
    }
    Text found = Shape.of(node).noun();
    diagnostics.error(
        Code.CFG012,
        node.span(),
        new Text(
            "here must be %s, not %s".formatted(expected.noun().en(), found.en()),
            "ici il faut %s, et non %s".formatted(expected.noun().fr(), found.fr())),
        howTo(expected));
  }

  private static Text howTo(Shape expected) {
    return switch (expected) {
      case MAPPING -> Text.of("write {key: value}", "écrivez {clé: valeur}");
      case SEQUENCE -> Text.of("write [a, b]", "écrivez [a, b]");
      case SCALAR ->
          Text.of("write one word, number or text", "écrivez un mot, un nombre ou un texte");
    };
  }

  static void empty(Node node, Diagnostics diagnostics) {
    diagnostics.error(
        Code.CFG016,
        node.span(),
        Text.of("nothing is written here", "rien n'est écrit ici"),
        Text.of("write a value, or remove the key", "écrivez une valeur, ou enlevez la clé"));
  }

  /** Not of the form that is asked for. The value is shown only as it stands in the file. */
  static void notA(Scalar scalar, Text noun, @Nullable Text help, Diagnostics diagnostics) {
    diagnostics.error(
        Code.CFG013,
        scalar.span(),
        new Text(
            "\"%s\" is not %s".formatted(scalar.written(), noun.en()),
            "« %s » n'est pas %s".formatted(scalar.written(), noun.fr())),
        help);
  }

  static void notOneOf(Scalar scalar, Collection<String> words, Diagnostics diagnostics) {
    diagnostics.error(
        Code.CFG014,
        scalar.span(),
        Text.of("\"%s\" is not possible here", "« %s » n'est pas possible ici", scalar.written()),
        Suggestion.didYouMeanOrOneOf(scalar.written(), words));
  }
}
