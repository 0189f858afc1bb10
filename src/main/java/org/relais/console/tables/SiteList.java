package org.relais.console.tables;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.config.EncodedText;
import org.relais.target.dhis2.OrgUnitList;
import org.relais.target.dhis2.ServerOrgUnit;

/** A field system's list of its sites, as CSV or as a spreadsheet. */
final class SiteList {
  private static final int MOST = 50_000;

  private SiteList() {}

  /** Empty where it is none: it needs {@code name}, and {@code id} or {@code code}. */
  static Optional<List<ServerOrgUnit>> read(String name, byte[] bytes) {
    return text(name, bytes)
        .flatMap(OrgUnitList::read)
        .filter(sites -> !sites.isEmpty() && sites.size() <= MOST);
  }

  private static Optional<String> text(String name, byte[] bytes) {
    if (!name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      return Optional.of(EncodedText.decode(bytes));
    }
    try {
      List<List<String>> rows = Workbooks.read(bytes);
      TableText table = new TableText(',', rows.get(0), rows.subList(1, rows.size()));
      return Optional.of(table.write());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
