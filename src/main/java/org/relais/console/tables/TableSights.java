package org.relais.console.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.catalogue.ServerSites;
import org.relais.console.work.Words;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.ServerMetadata.Kind;
import org.relais.ledger.ServerMetadata.Stamp;
import org.relais.target.dhis2.ServerOrgUnit;
import org.relais.target.dhis2.SiteProposal;
import org.relais.visit.OrgUnit;
import org.springframework.context.MessageSource;

/** Tables beside what is known of our org units and of the servers that they are about. */
public final class TableSights {
  private static final int MOST = 30;

  private final CatalogueDesk catalogues;
  private final TableServers servers;
  private final MessageSource messages;

  TableSights(CatalogueDesk catalogues, TableServers servers, MessageSource messages) {
    this.catalogues = catalogues;
    this.servers = servers;
    this.messages = messages;
  }

  /**
   * A table as its reader looks at it.
   *
   * @param server null where the table is about none
   * @param servers from which the reader may choose
   * @param stamp when the server was last read, or null
   */
  record Sight(
      TableDesk.Found found,
      Deployment deployment,
      @Nullable TargetDefinition server,
      List<TargetDefinition> servers,
      @Nullable Stamp stamp,
      @Nullable BindingSight binding,
      @Nullable ServerSites sites,
      Function<List<String>, RowState> states) {
    Sight {
      servers = List.copyOf(servers);
    }

    public Choices choices() {
      return new Choices(deployment, binding, sites);
    }

    Companions companions() {
      return new Companions(deployment.orgUnits(), binding, sites);
    }

    RowState state(List<String> row) {
      return states.apply(row);
    }

    /** All of a table, whatever the reader looks at, with a yes in the rows that are sure. */
    TableText withSureOnes(TableText table) {
      return table.with(
          table.rows().stream()
              .map(
                  row -> {
                    RowState state = state(row);
                    return state.pending() && state.sure()
                        ? table.put(row, TableColumns.CONFIRMED, TableColumns.YES)
                        : row;
                  })
              .toList());
    }

    /** What of the server the table names; null where it is about none. */
    public @Nullable Kind kind() {
      return TableSights.kind(found.table());
    }
  }

  /** What may stand in a column: the first of those that hold what was typed. */
  public List<Choices.Choice> choices(
      TableDesk.Found found, String column, String typed, Account account, Locale locale) {
    return of(found, null, account, locale)
        .choices()
        .of(found, column, null, typed, locale.getLanguage(), 0, MOST)
        .choices();
  }

  static @Nullable Kind kind(TableText table) {
    return switch (table.kind()) {
      case BINDING -> Kind.DATA_ELEMENTS;
      case SITES -> Kind.ORG_UNITS;
      case CODES, OTHER -> null;
    };
  }

  /**
   * @param wanted name of a server; null for the one that names the table
   */
  Sight of(TableDesk.Found found, @Nullable String wanted, Account account, Locale locale) {
    Deployment deployment = catalogues.deployment(account);
    @Nullable Kind kind = kind(found.table());
    if (kind == null) {
      return new Sight(
          found,
          deployment,
          null,
          List.of(),
          null,
          null,
          null,
          row -> code(found, deployment, row));
    }
    List<TargetDefinition> all = servers.of(account, found.path());
    @Nullable TargetDefinition server = servers.find(account, found.path(), wanted).orElse(null);
    @Nullable Stamp stamp =
        Optional.ofNullable(server).flatMap(known -> catalogues.stamp(known, kind)).orElse(null);
    if (kind == Kind.ORG_UNITS) {
      @Nullable ServerSites sites =
          Optional.ofNullable(server).flatMap(catalogues::sites).orElse(null);
      return new Sight(
          found,
          deployment,
          server,
          all,
          stamp,
          null,
          sites,
          row -> site(found, deployment, sites, row));
    }
    @Nullable BindingSight binding =
        Optional.ofNullable(server)
            .flatMap(
                known ->
                    catalogues
                        .catalogue(known)
                        .map(
                            catalogue ->
                                new BindingSight(
                                    found.table(),
                                    deployment,
                                    known,
                                    catalogue,
                                    new Described(deployment, messages, locale))))
            .orElse(null);
    return new Sight(
        found,
        deployment,
        server,
        all,
        stamp,
        binding,
        null,
        row ->
            binding == null
                ? new RowState(TableColumns.pending(found.table(), row), false, null, Map.of())
                : binding.of(row));
  }

  private static RowState code(TableDesk.Found found, Deployment deployment, List<String> row) {
    Map<String, String> means = new HashMap<>();
    deployment
        .orgUnits()
        .find(found.table().cell(row, TableColumns.TO))
        .map(OrgUnit::name)
        .ifPresent(name -> means.put(TableColumns.TO, name));
    return new RowState(
        TableColumns.pending(found.table(), row), sure(found.table(), row), null, means);
  }

  private static RowState site(
      TableDesk.Found found, Deployment deployment, @Nullable ServerSites sites, List<String> row) {
    Map<String, String> means = new HashMap<>();
    deployment
        .orgUnits()
        .find(found.table().cell(row, TableColumns.CODE))
        .map(OrgUnit::name)
        .ifPresent(name -> means.put(TableColumns.CODE, name));
    String uid = found.table().cell(row, TableColumns.UID);
    Optional<ServerOrgUnit> unit = sites == null ? Optional.empty() : sites.find(uid);
    unit.map(ServerOrgUnit::name).ifPresent(name -> means.put(TableColumns.UID, name));
    boolean lost = sites != null && !uid.isBlank() && unit.isEmpty();
    return new RowState(
        TableColumns.pending(found.table(), row),
        sure(found.table(), row),
        lost ? Words.of("tables.fault.noOrgUnit", uid) : null,
        means);
  }

  private static boolean sure(TableText table, List<String> row) {
    return SiteProposal.isSure(
        table.cell(row, TableColumns.BASIS), score(table.cell(row, TableColumns.SCORE)));
  }

  private static double score(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
