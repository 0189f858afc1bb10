package org.relais.ledger;

/** In which order items of the error queue are listed; those that are equal by their numbers. */
public enum ErrorOrder {
  NUMBER,
  SITE,
  /** By the period of a value, the day of a visit or a record. */
  DAY,
  SINCE,
  /** By the value that is wanted; visits and records have none. */
  WANTED;

  /** As SQL on the rows {@code e} of a table. */
  String sql(ErrorTable table, boolean descending) {
    String column =
        switch (this) {
          case NUMBER -> table.key();
          case SITE -> table.site() + " collate \"C\"";
          case DAY -> table.day();
          case SINCE -> "held_since";
          case WANTED -> table == ErrorTable.CELLS ? "wanted" : table.key();
        };
    return "e." + column + (descending ? " desc" : "") + ", e." + table.key();
  }
}
