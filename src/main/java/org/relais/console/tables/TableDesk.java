package org.relais.console.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.mappings.MappingDesk;
import org.relais.ledger.FileSign;

/** The tables of the configuration as an account's draft has them. */
public final class TableDesk {
  private final MappingDesk mappings;

  TableDesk(MappingDesk mappings) {
    this.mappings = mappings;
  }

  /**
   * A table as it is in the draft.
   *
   * @param sign of the file in which it stands
   */
  public record Found(String path, TableText table, FileSign sign, boolean writes) {}

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
        .flatMap(
            text ->
                TableText.read(text)
                    .map(
                        table ->
                            new Found(
                                path,
                                table,
                                FileSign.of(text),
                                mappings.mayChange(account, path))));
  }

  /**
   * Into the draft, in the place of what was found; who may not change the file is refused.
   *
   * @return false where the file is another than was found: then nothing is written
   */
  public boolean put(Account account, Found found, TableText table) {
    return mappings.put(account, found.path(), found.sign(), table.write()).isPresent();
  }
}
