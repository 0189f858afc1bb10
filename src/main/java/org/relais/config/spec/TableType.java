package org.relais.config.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Entry;
import org.relais.config.yaml.Node.Mapping;
import org.relais.diagnostic.Diagnostics;

/**
 * Names that the configuration chooses, each with a value of one type, in the file's order.
 *
 * @param none whether there may be no name at all
 */
record TableType<T>(Type<T> value, boolean none) implements Type<List<Named<T>>> {

  @Override
  public @Nullable List<Named<T>> read(Node node, Diagnostics diagnostics) {
    if (!(node instanceof Mapping mapping)) {
      Faults.wrongShape(node, Shape.MAPPING, diagnostics);
      return null;
    }
    if (mapping.entries().isEmpty() && !none) {
      Faults.empty(node, diagnostics);
      return null;
    }
    List<Named<T>> named = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      T read = value.read(entry.value(), diagnostics);
      if (read != null) {
        named.add(new Named<>(entry.key(), read));
      }
    }
    return List.copyOf(named);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "type", "object", "additionalProperties", value.schema(), "minProperties", none ? 0 : 1);
  }

  @Override
  public String words() {
    return "names, each with " + value.words();
  }

  @Override
  public List<Block> blocks() {
    return value.blocks();
  }
}
