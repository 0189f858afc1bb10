package org.relais.console.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.mappings.MappingDesk;
import org.relais.delivery.TargetDefinition;

/** Which DHIS2 servers a table is about: those that name it first. */
final class TableServers {
  private final CatalogueDesk catalogues;
  private final MappingDesk mappings;

  TableServers(CatalogueDesk catalogues, MappingDesk mappings) {
    this.catalogues = catalogues;
    this.mappings = mappings;
  }

  /** All of them; none where the account sees some sources only. */
  List<TargetDefinition> of(Account account, String path) {
    if (!account.scope().all()) {
      return List.of();
    }
    SortedMap<String, String> files = mappings.visible(account);
    return catalogues.servers(account).stream()
        .sorted(Comparator.comparing(target -> !names(files, target.name(), path)))
        .toList();
  }

  /**
   * @param wanted name of one of them; null for the first
   */
  Optional<TargetDefinition> find(Account account, String path, @Nullable String wanted) {
    return of(account, path).stream()
        .filter(target -> wanted == null || target.name().equals(wanted))
        .findFirst();
  }

  private static boolean names(SortedMap<String, String> files, String target, String path) {
    return TargetFile.of(files, target).filter(file -> file.names(path)).isPresent();
  }
}
