package org.relais.config.spec;

import org.relais.config.yaml.Node;
import org.relais.diagnostic.Text;

/** The three shapes of YAML, as messages call them. */
enum Shape {
  MAPPING(Text.of("a block of keys", "un bloc de clés")),
  SEQUENCE(Text.of("a list", "une liste")),
  SCALAR(Text.of("a single value", "une seule valeur"));

  private final Text noun;

  Shape(Text noun) {
    this.noun = noun;
  }

  Text noun() {
    return noun;
  }

  static Shape of(Node node) {
    if (node instanceof Node.Mapping) {
      return MAPPING;
    }
    return node instanceof Node.Sequence ? SEQUENCE : SCALAR;
  }
}
