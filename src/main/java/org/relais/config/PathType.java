package org.relais.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.visit.RecordPath;

/**
 * A place in a record: keys separated by dots, positions in brackets, and quotes around a key that
 * holds a dot or a bracket.
 */
final class PathType implements Type<RecordPath> {
  static final Type<RecordPath> PATH = new PathType();

  private PathType() {}

  @Override
  public @Nullable RecordPath read(Node node, Diagnostics diagnostics) {
    Scalar scalar = Scalars.TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    RecordPath path = RecordPath.parse(scalar.text()).orElse(null);
    if (path != null) {
      return path;
    }
    diagnostics.error(
        Code.CFG304,
        scalar.part(faultIn(scalar.text()), 1),
        Text.of(
            "the path cannot be read from here on", "le chemin n'est pas lisible à partir d'ici"),
        Text.of(
            "write contact.parent._id, visits[0].date, or '\"fever.days\"'",
            "écrivez contact.parent._id, visits[0].date, ou '\"fever.days\"'"));
    return null;
  }

  /** The first character behind the longest beginning that is a path. */
  private static int faultIn(String text) {
    int end = text.length() - 1;
    while (end > 0 && RecordPath.parse(text.substring(0, end)).isEmpty()) {
      end--;
    }
    return end;
  }

  @Override
  public Map<String, Object> schema() {
    return Scalars.TEXT.schema();
  }

  @Override
  public String words() {
    return "path";
  }
}
