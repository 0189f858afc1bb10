package org.relais.visit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record in the dictionary's terms. Immutable. A value is of the class that its {@link FieldType}
 * names; null means that the question was not asked.
 */
public final class Visit {
  private final String source;
  private final String recordId;
  private final Dictionary dictionary;
  private final @Nullable Object[] values;

  /**
   * @param values one per field of {@code dictionary}, at its index
   */
  public Visit(String source, String recordId, Dictionary dictionary, @Nullable Object[] values) {
    if (values.length != dictionary.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + dictionary.size() + " fields");
    }
    this.source = source;
    this.recordId = recordId;
    this.dictionary = dictionary;
    this.values = values.clone();
  }

  private Visit(Dictionary dictionary, @Nullable Object[] values, String source, String recordId) {
    this.source = source;
    this.recordId = recordId;
    this.dictionary = dictionary;
    this.values = values;
  }

  /**
   * A visit that shares {@code values}: whoever makes it either lets nobody see it or changes them
   * no more.
   */
  static Visit over(
      @Nullable Object[] values, String source, String recordId, Dictionary dictionary) {
    return new Visit(dictionary, values, source, recordId);
  }

  public String source() {
    return source;
  }

  public String recordId() {
    return recordId;
  }

  public Dictionary dictionary() {
    return dictionary;
  }

  public @Nullable Object value(int fieldIndex) {
    return values[fieldIndex];
  }

  public @Nullable Object value(Field field) {
    return values[field.index()];
  }

  public @Nullable Object value(CoreField field) {
    return values[dictionary.field(field.fieldName()).index()];
  }

  public @Nullable String text(CoreField field) {
    return (String) value(field);
  }

  public @Nullable LocalDate date(CoreField field) {
    return (LocalDate) value(field);
  }

  /** The codes that a {@link FieldType#CODE} or {@link FieldType#CODES} field holds. */
  @SuppressWarnings("unchecked")
  public List<String> codes(Field field) {
    Object value = value(field);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? (List<String>) list : List.of((String) value);
  }

  /** A copy of the values, at their fields' indexes. */
  public @Nullable Object[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Visit that
        && source.equals(that.source)
        && recordId.equals(that.recordId)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, recordId, Arrays.hashCode(values));
  }

  /** Where it came from; never what it says. */
  @Override
  public String toString() {
    return "visit " + source + "/" + recordId;
  }
}
