package org.relais.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;

/** A figure alone: the total of a data element. */
final class Total implements Type<List<Named<Double>>> {

  @Override
  public @Nullable List<Named<Double>> read(Node node, Diagnostics diagnostics) {
    Double total = Scalars.NUMBER.read(node, diagnostics);
    if (total == null || !(node instanceof Scalar written)) {
      return null;
    }
    Scalar name =
        new Scalar(
            written.span(), TestBlock.TOTAL_WORD, TestBlock.TOTAL_WORD, true, written.places());
    return List.of(new Named<>(name, total));
  }

  @Override
  public Map<String, Object> schema() {
    return Scalars.NUMBER.schema();
  }

  @Override
  public String words() {
    return Scalars.NUMBER.words();
  }
}
