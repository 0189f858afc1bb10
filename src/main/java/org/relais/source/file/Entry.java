package org.relais.source.file;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem.Fault;

/** What stands where a record should be. */
sealed interface Entry {
  /** Line on which it starts, from 1. */
  long line();

  record Good(long line, JsonNode record) implements Entry {}

  /**
   * @param column the name of the column that is wrong, or null
   */
  record Bad(long line, Fault fault, @Nullable String column) implements Entry {}
}
