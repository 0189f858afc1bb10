package org.relais.config.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Sequence;
import org.relais.diagnostic.Diagnostics;

/**
 * Several values of one type.
 *
 * @param alone whether one value may stand without the list's brackets
 */
record ListType<T>(Type<T> item, boolean alone) implements Type<List<T>> {

  @Override
  public @Nullable List<T> read(Node node, Diagnostics diagnostics) {
    if (node instanceof Sequence sequence) {
      if (sequence.items().isEmpty()) {
        Faults.empty(node, diagnostics);
        return null;
      }
      List<@Nullable T> read =
          sequence.items().stream().<@Nullable T>map(i -> item.read(i, diagnostics)).toList();
      return all(read);
    }
    if (!alone) {
      Faults.wrongShape(node, Shape.SEQUENCE, diagnostics);
      return null;
    }
    T only = item.read(node, diagnostics);
    return only == null ? null : List.of(only);
  }

  private static <T> @Nullable List<T> all(List<@Nullable T> read) {
    List<T> right = read.stream().filter(Objects::nonNull).<T>map(Objects::requireNonNull).toList();
    return right.size() == read.size() ? right : null;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> list = Map.of("type", "array", "items", item.schema(), "minItems", 1);
    return alone ? Map.of("anyOf", List.of(item.schema(), list)) : list;
  }

  @Override
  public String words() {
    return alone ? item.words() + ", or a list of them" : "list of " + item.words();
  }

  @Override
  public List<Block> blocks() {
    return item.blocks();
  }
}
