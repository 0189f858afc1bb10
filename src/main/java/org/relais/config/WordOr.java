package org.relais.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;

/** A certain word, or a value of a form that the word has not. */
record WordOr<T>(Type<? extends T> word, Type<? extends T> other) implements Type<T> {

  @Override
  public @Nullable T read(Node node, Diagnostics diagnostics) {
    boolean isWord = node instanceof Scalar scalar && words(scalar.text());
    return isWord ? word.read(node, diagnostics) : other.read(node, diagnostics);
  }

  private boolean words(String text) {
    return word.schema().get("enum") instanceof List<?> words && words.contains(text);
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("anyOf", List.of(word.schema(), other.schema()));
    return schema;
  }

  @Override
  public String words() {
    return word.words() + ", or " + other.words();
  }
}
