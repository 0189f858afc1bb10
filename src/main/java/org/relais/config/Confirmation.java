package org.relais.config;

import java.util.Locale;
import java.util.Set;
import org.relais.config.table.Row;

/** Whether a person confirmed a row that the program proposed. */
final class Confirmation {
  static final String COLUMN = "confirmed";

  private static final Set<String> YES = Set.of("yes", "oui", "x");

  private Confirmation() {}

  /** A table that was proposed has a column for it; one that a person made needs none. */
  static boolean of(Row row) {
    return !row.cells().containsKey(COLUMN)
        || YES.contains(row.text(COLUMN).strip().toLowerCase(Locale.ROOT));
  }
}
