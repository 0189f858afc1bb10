package org.relais.config.spec;

import org.jspecify.annotations.Nullable;

/**
 * A key of a block.
 *
 * @param required whether the block is wrong without it
 * @param fallback what holds where the key is absent, or null
 * @param description for the reference page and for editors: one sentence
 * @param example a value as a person writes it, for the reference page and for "is missing"
 */
public record Key<T>(
    String name,
    Type<T> type,
    boolean required,
    @Nullable T fallback,
    String description,
    String example) {

  public static <T> Key<T> of(String name, Type<T> type) {
    return new Key<>(name, type, false, null, "", "…");
  }

  public Key<T> needed() {
    return new Key<>(name, type, true, fallback, description, example);
  }

  /** What holds where the key is absent. */
  public Key<T> otherwise(T value) {
    return new Key<>(name, type, required, value, description, example);
  }

  public Key<T> says(String text) {
    return new Key<>(name, type, required, fallback, text, example);
  }

  public Key<T> example(String text) {
    return new Key<>(name, type, required, fallback, description, text);
  }
}
