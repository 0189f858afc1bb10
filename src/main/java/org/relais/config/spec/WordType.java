package org.relais.config.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;

/** One of a few words. */
record WordType<T>(Map<String, T> meanings) implements Type<T> {

  @Override
  public @Nullable T read(Node node, Diagnostics diagnostics) {
    if (!(node instanceof Scalar scalar)) {
      Faults.wrongShape(node, Shape.SCALAR, diagnostics);
      return null;
    }
    if (scalar.isEmpty()) {
      Faults.empty(node, diagnostics);
      return null;
    }
    T value = meanings.get(scalar.text());
    if (value == null) {
      Faults.notOneOf(scalar, meanings.keySet(), diagnostics);
    }
    return value;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("enum", List.copyOf(meanings.keySet()));
  }

  @Override
  public String words() {
    return "one of `" + String.join("`, `", meanings.keySet()) + "`";
  }
}
