package org.relais.console.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.mappings.MappingDesk;

/** The tables of the configuration as an account's draft has them. */
public final class TableDesk {
  private final MappingDesk mappings;

  TableDesk(MappingDesk mappings) {
    this.mappings = mappings;
  }

  /** A table as it is in the draft. */
  public record Found(String path, TableText table, boolean writes) {}

  public List<TableLine> list(Account account) {
    List<TableLine> lines = new ArrayList<>();
    for (String path : mappings.visible(account).keySet()) {
      find(account, path)
          .ifPresent(
              found ->
                  lines.add(
                      new TableLine(
                          path,
                          found.table().kind(),
                          found.table().rows().size(),
                          found.writes())));
    }
    return lines;
  }

  /** Empty where there is no such table, or the account does not see it. */
  public Optional<Found> find(Account account, String path) {
    if (!path.endsWith(".csv")) {
      return Optional.empty();
    }
    return Optional.ofNullable(mappings.visible(account).get(path))
        .flatMap(TableText::read)
        .map(table -> new Found(path, table, mappings.mayChange(account, path)));
  }

  /** Into the draft; who may not change the file is refused. */
  public void put(Account account, String path, TableText table) {
    mappings.put(account, path, table.write());
  }
}
