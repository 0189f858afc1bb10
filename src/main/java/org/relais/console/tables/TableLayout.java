package org.relais.console.tables;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.relais.ledger.ServerMetadata.Kind;

/** How the columns of a table are filled. */
final class TableLayout {
  private static final Set<String> OF_BINDING =
      Set.of(TableColumns.CONFIRMED, TableColumns.DATA_ELEMENT_NAME, TableColumns.COMBO_NAME);

  private TableLayout() {}

  /**
   * A column.
   *
   * @param told whether the program fills it
   * @param picks whether a page helps to pick what may stand there
   */
  record Column(int index, String name, boolean told, boolean picks) {}

  static List<Column> of(TableSights.Sight sight) {
    List<String> header = sight.found().table().header();
    return IntStream.range(0, header.size())
        .mapToObj(
            index -> {
              String name = header.get(index);
              return new Column(index, name, TableColumns.told(name), picks(sight, name));
            })
        .toList();
  }

  private static boolean picks(TableSights.Sight sight, String column) {
    if (TableColumns.told(column)) {
      return false;
    }
    if (sight.found().table().kind() == TableText.Kind.BINDING) {
      return !OF_BINDING.contains(column);
    }
    return sight.choices().units(sight.found(), column) != Choices.Units.NONE
        || (sight.found().table().kind() == TableText.Kind.CODES && column.equals(TableColumns.TO));
  }

  /** Columns without which nobody can say yes to a row. */
  static List<String> answers(TableText table) {
    return switch (table.kind()) {
      case CODES -> List.of(TableColumns.TO);
      case SITES -> List.of(TableColumns.UID);
      case BINDING -> List.of(TableColumns.DATA_ELEMENT);
      case OTHER -> List.of();
    };
  }

  /** Whether a column names something of the server. */
  static boolean ofServer(TableSights.Sight sight, String column) {
    return sight.kind() == Kind.ORG_UNITS
        ? column.equals(TableColumns.UID)
        : column.equals(TableColumns.DATA_ELEMENT) || column.equals(TableColumns.COMBO);
  }
}
