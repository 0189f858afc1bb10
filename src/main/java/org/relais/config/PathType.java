package org.relais.config;

import java.util.ArrayList;
import java.util.List;
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
 * holds a dot or a slash.
 */
final class PathType implements Type<RecordPath> {
  static final Type<RecordPath> PATH = new PathType();

  private static final String SIGNS = ".[]\"/";

  private PathType() {}

  @Override
  public @Nullable RecordPath read(Node node, Diagnostics diagnostics) {
    Scalar scalar = Scalars.TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    List<Object> steps = new ArrayList<>();
    int wrong = parse(scalar.text(), steps);
    if (wrong < 0) {
      return new RecordPath(scalar.text(), steps);
    }
    diagnostics.error(
        Code.CFG304,
        scalar.part(wrong, 1),
        Text.of(
            "the path cannot be read from here on", "le chemin n'est pas lisible à partir d'ici"),
        Text.of(
            "write contact.parent._id, visits[0].date, or '\"group/question\"'",
            "écrivez contact.parent._id, visits[0].date, ou '\"groupe/question\"'"));
    return null;
  }

  /** Puts the steps into {@code steps}; returns where the text goes wrong, or -1. */
  private static int parse(String text, List<Object> steps) {
    int at = 0;
    while (at < text.length()) {
      boolean first = steps.isEmpty();
      char sign = text.charAt(at);
      if (sign == '[') {
        int close = text.indexOf(']', at);
        if (close < 0 || !text.substring(at + 1, close).matches("\\d{1,6}")) {
          return at;
        }
        steps.add(Integer.valueOf(text.substring(at + 1, close)));
        at = close + 1;
        continue;
      }
      if (!first && sign != '.') {
        return at;
      }
      int start = first ? at : at + 1;
      int end = keyEnd(text, start);
      if (end <= start) {
        return Math.min(start, text.length() - 1);
      }
      steps.add(
          text.charAt(start) == '"'
              ? text.substring(start + 1, end - 1)
              : text.substring(start, end));
      at = end;
    }
    return steps.isEmpty() ? 0 : -1;
  }

  /** Where the key that begins at {@code start} ends; {@code start} where none does. */
  private static int keyEnd(String text, int start) {
    if (start < text.length() && text.charAt(start) == '"') {
      int close = text.indexOf('"', start + 1);
      return close > start + 1 ? close + 1 : start;
    }
    int end = start;
    while (end < text.length() && SIGNS.indexOf(text.charAt(end)) < 0) {
      end++;
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
