package org.relais.console.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.relais.config.yaml.Wanted;
import org.relais.config.yaml.YamlText;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.mappings.MappingDesk;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.Disaggregation;

/** Makes the empty table that a DHIS2 lacks, and has the target use it: both in the draft. */
final class NewTables {
  private final CatalogueDesk catalogues;
  private final MappingDesk mappings;

  NewTables(CatalogueDesk catalogues, MappingDesk mappings) {
    this.catalogues = catalogues;
    this.mappings = mappings;
  }

  /** What a DHIS2 may need a table for. */
  enum Use {
    /** Which data element and option combo take a value. */
    BINDING("bindings"),
    /** Which org unit is which of ours. */
    SITES("org_units");

    private final String key;

    Use(String key) {
      this.key = key;
    }

    private String path(String target) {
      return this == BINDING ? "bindings/" + target + ".csv" : target + "-org-units.csv";
    }
  }

  /** A table that a target could use. */
  record Choice(Use use, String target) {}

  /** What the targets of the account's draft do not have yet. */
  List<Choice> choices(Account account) {
    List<Choice> choices = new ArrayList<>();
    for (TargetDefinition target : servers(account)) {
      for (Use use : Use.values()) {
        if (usedBy(account, use, target.name())
            .filter(mappings.all(account)::containsKey)
            .isEmpty()) {
          choices.add(new Choice(use, target.name()));
        }
      }
    }
    return choices;
  }

  /**
   * Makes it, unless it is there. A second time makes nothing more.
   *
   * @return where it stands; empty where there is no such DHIS2, or the text of the target is such
   *     that a person has to name the table in it
   */
  Optional<String> make(Account account, Choice choice) {
    return servers(account).stream()
        .filter(server -> server.name().equals(choice.target()))
        .findFirst()
        .flatMap(server -> make(account, choice.use(), server));
  }

  /** The table first: a target that names a table which is not there is broken. */
  private Optional<String> make(Account account, Use use, TargetDefinition target) {
    Optional<String> used = usedBy(account, use, target.name());
    String path = used.orElseGet(() -> use.path(target.name()));
    Optional<Map.Entry<String, String>> file =
        TableServers.fileOf(mappings.all(account), target.name());
    Optional<String> naming = file.flatMap(found -> naming(found.getValue(), use, path));
    if (naming.isEmpty()) {
      return Optional.empty();
    }
    if (!mappings.all(account).containsKey(path)) {
      TableText empty = new TableText(',', header(account, use, target), List.of());
      mappings.put(account, path, empty.write());
    }
    if (used.isEmpty()) {
      mappings.put(account, file.orElseThrow().getKey(), naming.orElseThrow());
    }
    return Optional.of(path);
  }

  private static Optional<String> naming(String target, Use use, String path) {
    return YamlText.of(target).flatMap(yaml -> yaml.with(List.of(use.key), new Wanted.One(path)));
  }

  private Optional<String> usedBy(Account account, Use use, String target) {
    return TableServers.fileOf(mappings.all(account), target)
        .flatMap(file -> YamlText.of(file.getValue()))
        .flatMap(yaml -> yaml.one(use.key));
  }

  private List<TargetDefinition> servers(Account account) {
    return account.scope().all() ? catalogues.servers(account) : List.of();
  }

  private List<String> header(Account account, Use use, TargetDefinition target) {
    if (use == Use.SITES) {
      return List.of(TableColumns.CODE, TableColumns.UID);
    }
    List<String> categories =
        catalogues.deployment(account).dataSets().stream()
            .filter(set -> target.dataSets().contains(set.code()))
            .flatMap(set -> set.elements().stream())
            .flatMap(element -> Disaggregation.of(element).categories().stream())
            .map(Disaggregation.Category::code)
            .distinct()
            .toList();
    return Stream.of(
            List.of(TableColumns.ELEMENT),
            categories,
            List.of(
                TableColumns.DATA_ELEMENT,
                TableColumns.DATA_ELEMENT_NAME,
                TableColumns.COMBO,
                TableColumns.COMBO_NAME))
        .flatMap(List::stream)
        .toList();
  }
}
