package org.relais.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A visit in the making, with all that was found against it. */
final class Draft {
  private final @Nullable Object[] values;
  private final Map<Field, @Nullable String> places = new HashMap<>();
  private final Set<Field> faulty = new HashSet<>();
  private final List<Reason> rejections = new ArrayList<>();
  private final List<Reason> warnings = new ArrayList<>();

  Draft(int size) {
    this.values = new @Nullable Object[size];
  }

  @Nullable Object[] values() {
    return values;
  }

  @Nullable Object value(Field field) {
    return values[field.index()];
  }

  void set(Field field, @Nullable Object value) {
    values[field.index()] = value;
  }

  /** Remembers where the field's value stands in the record. */
  void foundAt(Field field, @Nullable String path) {
    places.put(field, path);
  }

  void reject(MappingFault fault, Field field, Object... details) {
    faulty.add(field);
    rejections.add(fault.at(field.name(), places.get(field), details));
  }

  void warn(MappingFault fault, Field field, Object... details) {
    warnings.add(fault.at(field.name(), places.get(field), details));
  }

  /** Whether a fault of this field was already found. */
  boolean isFaulty(Field field) {
    return faulty.contains(field);
  }

  List<Reason> rejections() {
    return rejections;
  }

  List<Reason> warnings() {
    return warnings;
  }
}
