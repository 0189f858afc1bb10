package org.relais.console.tables;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Columns that mean the same in every table. */
final class TableColumns {
  static final String CONFIRMED = "confirmed";
  static final String YES = "yes";
  static final String NO = "no";
  static final String ELEMENT = "element";
  static final String DATA_ELEMENT = "data_element";
  static final String DATA_ELEMENT_NAME = "data_element_name";
  static final String COMBO = "category_option_combo";
  static final String COMBO_NAME = "category_option_combo_name";
  static final String TARGET = "target";
  static final String CODE = "code";
  static final String UID = "uid";
  static final String FROM = "from";
  static final String TO = "to";
  static final String NAME = "name";
  static final String PARENT = "parent";
  static final String SERVER_NAME = "server_name";
  static final String SERVER_PARENT = "server_parent";
  static final String ORG_UNIT_NAME = "org_unit_name";
  static final String ORG_UNIT_PARENT = "org_unit_parent";
  static final String SCORE = "score";
  static final String BASIS = "basis";
  static final String CANDIDATES = "candidates";

  /** What {@link #BASIS} says of a row in which a person picked. */
  static final String PERSON = "person";

  /** After {@code code,uid}: as the command line writes its proposals. */
  static final List<String> OF_SITES =
      List.of(CONFIRMED, NAME, PARENT, SERVER_NAME, SERVER_PARENT, SCORE, BASIS, CANDIDATES);

  /** After {@code from,to}. */
  static final List<String> OF_CODES =
      List.of(CONFIRMED, NAME, PARENT, ORG_UNIT_NAME, ORG_UNIT_PARENT, SCORE, BASIS, CANDIDATES);

  private static final Set<String> TOLD =
      Set.of(
          DATA_ELEMENT_NAME,
          COMBO_NAME,
          SERVER_NAME,
          SERVER_PARENT,
          ORG_UNIT_NAME,
          ORG_UNIT_PARENT,
          SCORE,
          BASIS,
          CANDIDATES);
  private static final Set<String> ANSWERS = Set.of(YES, "oui", "x", NO, "non");

  private TableColumns() {}

  /** Whether the program fills it, so that nobody types there. */
  static boolean told(String column) {
    return TOLD.contains(column);
  }

  /** Whether a person still has to say yes or no to a row. */
  static boolean pending(TableText table, List<String> row) {
    return table.header().contains(CONFIRMED)
        && !ANSWERS.contains(table.cell(row, CONFIRMED).toLowerCase(Locale.ROOT));
  }
}
