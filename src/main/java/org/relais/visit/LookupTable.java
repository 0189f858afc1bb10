package org.relais.visit;

import java.util.Map;
import java.util.Optional;

/**
 * A table from a source's codes to ours, such as CHT place ids to org unit codes.
 *
 * @param file where a person finds it, for messages
 */
public record LookupTable(String name, String file, Map<String, String> entries) {
  public LookupTable {
    entries = Map.copyOf(entries);
  }

  public Optional<String> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }
}
