package org.relais.console.tables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.catalogue.ServerSites;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.UnknownSites;
import org.relais.source.SourceDefinition;
import org.relais.target.dhis2.ServerOrgUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;

/** Writes proposed rows into an account's draft, for a person to say yes or no to each. */
public final class ProposalDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TableDesk desk;
  private final TableSights sights;
  private final UnknownSites unknown;
  private final Workshop workshop;

  ProposalDesk(TableDesk desk, TableSights sights, UnknownSites unknown, Workshop workshop) {
    this.desk = desk;
    this.sights = sights;
    this.unknown = unknown;
    this.workshop = workshop;
  }

  TableDesk.Found find(Account account, String file) {
    TableDesk.Found found =
        desk.find(account, file)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!found.writes()) {
      throw new AccessDeniedException("not a table that this account changes");
    }
    return found;
  }

  /**
   * Adds the rows of a data element, for a person to confirm.
   *
   * @param server name of a target; null for the one that names the table
   * @return what it did, in words
   * @throws ResponseStatusException 409 where the server was never read, 404 where there is no such
   *     element without rows
   */
  public Words proposeBinding(
      String file, @Nullable String server, String element, Account account, Locale locale) {
    return written(account, () -> rows(find(account, file), server, element, account, locale));
  }

  private Rows<Words> rows(
      TableDesk.Found found,
      @Nullable String server,
      String element,
      Account account,
      Locale locale) {
    TableSights.Sight sight = sights.of(found, server, account, locale);
    @Nullable BindingSight binding = sight.binding();
    if (binding == null) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    BindingProposer.Proposed proposed =
        new BindingProposer(found.table(), sight.deployment(), binding)
            .propose(element)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new Rows<>(
        found,
        proposed.table(),
        Words.of("tables.propose.binding", element, proposed.added(), proposed.sure()));
  }

  /**
   * What is to stand in the place of a table that was found.
   *
   * @param said of it
   */
  private record Rows<T>(TableDesk.Found found, TableText table, T said) {}

  /** Works on the table as it is: once more where somebody changed it meanwhile. */
  private <T> T written(Account account, Supplier<Rows<T>> work) {
    Rows<T> rows = work.get();
    while (!rows.table().equals(rows.found().table())
        && !desk.put(account, rows.found(), rows.table())) {
      rows = work.get();
    }
    return rows.said();
  }

  /** Says yes to all rows that are sure; what it did, in words. */
  public Words acceptSure(String file, @Nullable String server, Account account, Locale locale) {
    return written(
        account,
        () -> {
          TableDesk.Found found = find(account, file);
          TableText table = found.table();
          TableText accepted = sights.of(found, server, account, locale).withSureOnes(table);
          return new Rows<>(
              found,
              accepted,
              Words.of(accepted.equals(table) ? "tables.unchanged" : "tables.saved"));
        });
  }

  /**
   * A field system's list of its sites.
   *
   * @param name of the file; one that ends in {@code .xlsx} is read as a spreadsheet
   * @param bytes perhaps none, which is an empty list
   * @return empty where it cannot be read
   */
  public static Optional<List<ServerOrgUnit>> listed(String name, byte[] bytes) {
    return bytes.length == 0 ? Optional.of(List.of()) : SiteList.read(name, bytes);
  }

  /**
   * Matches sites in the background.
   *
   * @param listed of the field system
   * @param where path of the page that shows them
   */
  public Work proposeSites(
      String file,
      @Nullable String server,
      List<ServerOrgUnit> listed,
      String where,
      Account account,
      Locale locale) {
    find(account, file);
    return workshop.start(
        account,
        Words.of("tables.propose.work", file),
        progress -> written(account, () -> propose(file, server, listed, where, account, locale)),
        PATIENCE);
  }

  private Rows<Outcome> propose(
      String file,
      @Nullable String server,
      List<ServerOrgUnit> listed,
      String where,
      Account account,
      Locale locale) {
    TableDesk.Found found = find(account, file);
    TableSights.Sight sight = sights.of(found, server, account, locale);
    Optional<SiteProposer.Proposed> proposed =
        found.table().kind() == TableText.Kind.SITES
            ? ofServer(sight)
            : Optional.of(ofFieldSystem(sight, listed, account));
    if (proposed.isEmpty()) {
      return new Rows<>(found, found.table(), Outcome.failed(Words.of("tables.propose.notRead")));
    }
    SiteProposer.Proposed rows = proposed.get();
    return new Rows<>(
        found,
        rows.added() > 0 ? rows.table() : found.table(),
        Outcome.done(
            Words.of("tables.propose.sites", rows.added(), rows.sure(), rows.known()), where));
  }

  private static Optional<SiteProposer.Proposed> ofServer(TableSights.Sight sight) {
    @Nullable TargetDefinition server = sight.server();
    @Nullable ServerSites sites = sight.sites();
    return server == null || sites == null
        ? Optional.empty()
        : Optional.of(
            new SiteProposer(sight.found().table(), sight.deployment())
                .ofServer(server, sites.all()));
  }

  private SiteProposer.Proposed ofFieldSystem(
      TableSights.Sight sight, List<ServerOrgUnit> listed, Account account) {
    String path = sight.found().path();
    String table = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
    List<String> ids = new ArrayList<>();
    unknown.of(sources(sight.deployment(), account), table).forEach(site -> ids.add(site.id()));
    return new SiteProposer(sight.found().table(), sight.deployment()).ofFieldSystem(ids, listed);
  }

  private static List<SourceDefinition> sources(Deployment deployment, Account account) {
    return deployment.sources().stream()
        .filter(source -> account.scope().includes(source.name()))
        .toList();
  }
}
