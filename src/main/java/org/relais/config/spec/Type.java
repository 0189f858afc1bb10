package org.relais.config.spec;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.diagnostic.Diagnostics;

/** What may stand behind a key. */
public interface Type<T> {
  /** The value, or null where it is not of this type, which is then reported. */
  @Nullable T read(Node node, Diagnostics diagnostics);

  /** The JSON Schema (draft 2020-12) of the value. */
  Map<String, Object> schema();

  /** For the reference page, such as {@code text} or {@code list of numbers}. */
  String words();

  /** The blocks that stand within, which the reference page describes on their own. */
  default List<Block> blocks() {
    return List.of();
  }

  /** The same text, as something else in the program. */
  default <R> Type<R> as(Function<T, R> conversion) {
    Type<T> self = this;
    return new Type<>() {
      @Override
      public @Nullable R read(Node node, Diagnostics diagnostics) {
        T value = self.read(node, diagnostics);
        return value == null ? null : conversion.apply(value);
      }

      @Override
      public Map<String, Object> schema() {
        return self.schema();
      }

      @Override
      public String words() {
        return self.words();
      }

      @Override
      public List<Block> blocks() {
        return self.blocks();
      }
    };
  }
}
