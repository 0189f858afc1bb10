package org.relais.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a configuration file acts on.
 *
 * @param source whose mapping the line belongs to, or null
 * @param form number of the source's form, from 0 in the order of the file, or null where the line
 *     stands outside of them
 * @param fields names of dictionary fields
 * @param elements codes of data elements
 * @param rules codes of quality rules
 * @param lookups names of look-up tables
 */
public record Acting(
    @Nullable String source,
    @Nullable Integer form,
    Set<String> fields,
    Set<String> elements,
    Set<String> rules,
    Set<String> lookups) {
  public static final Acting NOTHING =
      new Acting(null, null, Set.of(), Set.of(), Set.of(), Set.of());

  public Acting {
    fields = Set.copyOf(fields);
    elements = Set.copyOf(elements);
    rules = Set.copyOf(rules);
    lookups = Set.copyOf(lookups);
  }
}
