package org.relais.examples;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a visit says, in the words of {@code config/dictionary.yaml}; a question without an entry
 * was not asked. Values are of the classes that {@link org.relais.visit.FieldType} names.
 */
final class Answers {
  private final TreeMap<String, Object> byField = new TreeMap<>();

  Answers set(String field, Object value) {
    byField.put(field, value instanceof Integer number ? (Object) number.longValue() : value);
    return this;
  }

  Answers remove(String field) {
    byField.remove(field);
    return this;
  }

  @Nullable Object get(String field) {
    return byField.get(field);
  }

  boolean yes(String field) {
    return Boolean.TRUE.equals(byField.get(field));
  }

  boolean says(String field, String code) {
    return code.equals(byField.get(field));
  }

  long number(String field, long otherwise) {
    return byField.get(field) instanceof Long number ? number : otherwise;
  }

  Answers copy() {
    Answers copy = new Answers();
    copy.byField.putAll(byField);
    return copy;
  }

  /** Without the questions that this version of a field system's form does not ask. */
  Answers askedBy(FieldSystem system, String formVersion) {
    Answers asked = copy();
    asked.byField.keySet().removeIf(field -> !system.asks(field, formVersion));
    return asked;
  }

  SortedMap<String, Object> byField() {
    return new TreeMap<>(byField);
  }
}
