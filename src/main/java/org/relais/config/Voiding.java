package org.relais.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;
import org.relais.source.VoidedWhen;
import org.relais.visit.RecordPath;

/** {@code {path: [values]}}: a record with one of the values at the path is void. */
final class Voiding implements Type<List<VoidedWhen>> {
  static final Type<List<VoidedWhen>> VOIDING = new Voiding();

  private static final Type<List<Named<List<Scalar>>>> TABLE =
      Shapes.table(Shapes.oneOrMore(Scalars.TEXT));

  private Voiding() {}

  @Override
  public @Nullable List<VoidedWhen> read(Node node, Diagnostics diagnostics) {
    List<Named<List<Scalar>>> table = TABLE.read(node, diagnostics);
    if (table == null) {
      return null;
    }
    List<VoidedWhen> voided = new ArrayList<>();
    for (Named<List<Scalar>> one : table) {
      RecordPath path = PathType.PATH.read(one.name(), diagnostics);
      if (path != null) {
        voided.add(new VoidedWhen(path, one.value().stream().map(Scalar::text).toList()));
      }
    }
    return voided.size() == table.size() ? voided : null;
  }

  @Override
  public Map<String, Object> schema() {
    return TABLE.schema();
  }

  @Override
  public String words() {
    return "paths, each with one value or a list of them";
  }
}
