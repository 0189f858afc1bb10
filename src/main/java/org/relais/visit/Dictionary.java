package org.relais.visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that a visit may have, in the order of their {@link Field#index()}. */
public final class Dictionary {
  private final List<Field> fields;
  private final Map<String, Field> byName;

  public Dictionary(List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.byName = new LinkedHashMap<>();
    for (int i = 0; i < this.fields.size(); i++) {
      Field field = this.fields.get(i);
      if (field.index() != i) {
        throw new IllegalArgumentException(field.name() + " stands at " + i + ", not at its index");
      }
      if (byName.put(field.name(), field) != null) {
        throw new IllegalArgumentException("two fields are named " + field.name());
      }
    }
  }

  public List<Field> fields() {
    return fields;
  }

  public int size() {
    return fields.size();
  }

  public Optional<Field> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * @throws IllegalArgumentException where the dictionary has no such field: the compiler has let
   *     an unknown name through
   */
  public Field field(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no field named " + name));
  }
}
