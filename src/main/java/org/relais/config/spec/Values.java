package org.relais.config.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Entry;
import org.relais.diagnostic.Span;

/** What a block says, checked key by key. What was wrong is reported already and absent here. */
public final class Values {
  private final Span span;
  private final Map<String, Entry> entries;
  private final Map<String, Object> values;
  private final boolean complete;

  Values(Span span, Map<String, Entry> entries, Map<String, Object> values, boolean complete) {
    this.span = span;
    this.entries = entries;
    this.values = values;
    this.complete = complete;
  }

  /** A block that was written as the value of one of its keys alone. */
  public static <T> Values of(Key<T> key, T value, Span span) {
    return new Values(span, Map.of(), Map.of(key.name(), value), true);
  }

  /** Whether nothing was wrong with this block itself; blocks within it answer for themselves. */
  public boolean complete() {
    return complete;
  }

  /** The value of a key or its fallback; null where there is neither. */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T get(Key<T> key) {
    Object value = values.get(key.name());
    return value == null && !has(key) ? key.fallback() : (T) value;
  }

  /**
   * The value of a key that a {@link #complete} block has for certain.
   *
   * @throws IllegalStateException where it has none
   */
  public <T> T need(Key<T> key) {
    T value = get(key);
    if (value == null) {
      throw new IllegalStateException(key.name() + " is missing and nobody reported it");
    }
    return value;
  }

  /** The value of a key, its fallback, or {@code other} where it is wrong or absent. */
  public <T> T or(Key<T> key, T other) {
    T value = get(key);
    return value == null ? other : value;
  }

  /** Whether the key is written, right or wrong. */
  public boolean has(Key<?> key) {
    return entries.containsKey(key.name());
  }

  /** Where the value of a key stands, or the block where it has none. */
  public Span at(Key<?> key) {
    Entry entry = entries.get(key.name());
    return entry == null ? span : entry.value().span();
  }

  /** Where a key stands, or the block where it has none. */
  public Span keyAt(Key<?> key) {
    Entry entry = entries.get(key.name());
    return entry == null ? span : entry.key().span();
  }

  /** What stands behind a key as it was written, or null. */
  public @Nullable Node node(Key<?> key) {
    Entry entry = entries.get(key.name());
    return entry == null ? null : entry.value();
  }

  public Span span() {
    return span;
  }
}
