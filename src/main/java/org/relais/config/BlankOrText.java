package org.relais.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;

/** Text that may be empty, since an empty code means "not asked". */
final class BlankOrText implements Type<Scalar> {

  @Override
  public @Nullable Scalar read(Node node, Diagnostics diagnostics) {
    return node instanceof Scalar scalar && scalar.isEmpty()
        ? scalar
        : Scalars.TEXT.read(node, diagnostics);
  }

  @Override
  public Map<String, Object> schema() {
    return Scalars.TEXT.schema();
  }

  @Override
  public String words() {
    return "text or \"\"";
  }
}
