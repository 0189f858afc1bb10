package org.relais.config.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.diagnostic.Diagnostics;

/**
 * A value of one type where it has a certain shape, else of another.
 *
 * @param shape that of {@code first}
 */
record ByShape<T>(Shape shape, Type<? extends T> first, Type<? extends T> other)
    implements Type<T> {

  @Override
  public @Nullable T read(Node node, Diagnostics diagnostics) {
    return Shape.of(node) == shape ? first.read(node, diagnostics) : other.read(node, diagnostics);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(first.schema(), other.schema()));
  }

  @Override
  public String words() {
    return first.words() + ", or " + other.words();
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(first.blocks());
    blocks.addAll(other.blocks());
    return blocks;
  }
}
