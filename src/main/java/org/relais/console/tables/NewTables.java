package org.relais.console.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Wanted;
import org.relais.config.yaml.YamlText;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.mappings.MappingDesk;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.FileSign;
import org.relais.target.dhis2.Dhis2Settings;

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
    /** Which data element and option combo take a value; proposed rows add their categories. */
    BINDING(
        "bindings",
        List.of(
            TableColumns.ELEMENT,
            TableColumns.DATA_ELEMENT,
            TableColumns.DATA_ELEMENT_NAME,
            TableColumns.COMBO,
            TableColumns.COMBO_NAME)),
    /** Which org unit is which of ours. */
    SITES("org_units", List.of(TableColumns.CODE, TableColumns.UID));

    private final String key;
    private final List<String> header;

    Use(String key, List<String> header) {
      this.key = key;
      this.header = header;
    }

    private String path(String target) {
      return this == BINDING ? "bindings/" + target + ".csv" : target + "-org-units.csv";
    }
  }

  /** A table that a target could use. */
  record Choice(Use use, String target) {}

  /**
   * A table that a target uses.
   *
   * @param made false where it did so before
   */
  record Found(String path, boolean made) {}

  /** What the targets of the account's draft do not have yet; none while the draft is broken. */
  List<Choice> choices(Account account) {
    SortedMap<String, String> files = mappings.all(account);
    List<Choice> choices = new ArrayList<>();
    for (TargetDefinition target : servers(account)) {
      for (Use use : Use.values()) {
        if (!uses(target, use)
            && yaml(files, target).filter(yaml -> !yaml.has(use.key)).isPresent()) {
          choices.add(new Choice(use, target.name()));
        }
      }
    }
    return choices;
  }

  /** Whether it uses such a table, also one that stands at a data element. */
  private static boolean uses(TargetDefinition target, Use use) {
    return target.settings() instanceof Dhis2Settings settings
        && use == Use.BINDING
        && !settings.bindings().rows().isEmpty();
  }

  /**
   * Makes it, unless the target has one. What stands in its place already is not taken over.
   *
   * @return empty where nothing was made: the draft is broken or has no such DHIS2, another table
   *     is in its place, somebody changed it or the target meanwhile, or the text of the target
   *     cannot be changed by a form
   */
  Optional<Found> make(Account account, Choice choice) {
    return servers(account).stream()
        .filter(server -> server.name().equals(choice.target()))
        .findFirst()
        .flatMap(server -> make(account, choice.use(), server));
  }

  private Optional<Found> make(Account account, Use use, TargetDefinition target) {
    SortedMap<String, String> files = mappings.all(account);
    Optional<String> used = yaml(files, target).flatMap(yaml -> yaml.one(use.key));
    if (used.isPresent()) {
      return used.filter(files::containsKey).map(path -> new Found(path, false));
    }
    String path = use.path(target.name());
    String empty = new TableText(',', use.header, List.of()).write();
    return TargetFile.of(files, target.name())
        .filter(file -> empty.equals(files.getOrDefault(path, empty)))
        .flatMap(
            file ->
                naming(file.text(), use, path)
                    // The table first: a target that names a table which is not there is broken.
                    .filter(text -> over(account, path, files.get(path), empty))
                    .filter(text -> over(account, file.path(), file.text(), text)))
        .map(text -> new Found(path, true));
  }

  /** Writes a file if it still says what was read. */
  private boolean over(Account account, String path, @Nullable String read, String text) {
    return mappings.put(account, path, FileSign.of(read), text).isPresent();
  }

  private static Optional<String> naming(String target, Use use, String path) {
    return YamlText.of(target).flatMap(yaml -> yaml.with(List.of(use.key), new Wanted.One(path)));
  }

  private static Optional<YamlText> yaml(SortedMap<String, String> files, TargetDefinition target) {
    return TargetFile.of(files, target.name()).flatMap(file -> YamlText.of(file.text()));
  }

  private List<TargetDefinition> servers(Account account) {
    return account.scope().all() && catalogues.compiles(account)
        ? catalogues.servers(account)
        : List.of();
  }
}
