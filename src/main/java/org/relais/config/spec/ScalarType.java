package org.relais.config.spec;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;

/**
 * A single value of a certain form.
 *
 * @param noun as in "is not {noun}"
 * @param help how to write one
 */
record ScalarType<T>(
    String words,
    Map<String, Object> schema,
    Text noun,
    Text help,
    Function<Scalar, Optional<T>> reading)
    implements Type<T> {

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
    T value = reading.apply(scalar).orElse(null);
    if (value == null) {
      Faults.notA(scalar, noun, help, diagnostics);
    }
    return value;
  }
}
