package org.relais.console.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.mappings.DraftCompiler;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.delivery.TargetDefinition;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.ServerMetadata.Kind;
import org.relais.ledger.ServerMetadata.Stamp;
import org.relais.target.dhis2.CatalogueReader;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.ServerCatalogue;
import org.relais.target.dhis2.ServerOrgUnit;
import org.relais.target.dhis2.ServerOrgUnits;
import org.springframework.security.access.AccessDeniedException;

/**
 * Has DHIS2 servers read in the background, and answers from what was read: no page waits for a
 * server.
 */
public final class CatalogueDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST_ORG_UNITS = 100_000;

  private final KeptReadings kept;
  private final DraftCompiler drafts;
  private final Deployment live;
  private final Workshop workshop;
  private final AuditTrail audit;
  private final Supplier<CamelHttp> http;
  private final Clock clock;

  CatalogueDesk(
      KeptReadings kept,
      DraftCompiler drafts,
      Deployment live,
      Workshop workshop,
      AuditTrail audit,
      Supplier<CamelHttp> http,
      Clock clock) {
    this.kept = kept;
    this.drafts = drafts;
    this.live = live;
    this.workshop = workshop;
    this.audit = audit;
    this.http = http;
    this.clock = clock;
  }

  /** The configuration as the account's draft has it; what runs while the draft is broken. */
  public Deployment deployment(Account account) {
    return drafts.compile(account) instanceof Compilation.Ok ok ? ok.deployment() : live;
  }

  /** Whether the account's draft has no errors. */
  public boolean compiles(Account account) {
    return drafts.compile(account) instanceof Compilation.Ok;
  }

  /** The DHIS2 servers to which that configuration sends. */
  public List<TargetDefinition> servers(Account account) {
    return deployment(account).targets().stream()
        .filter(target -> target.settings() instanceof Dhis2Settings)
        .toList();
  }

  public Optional<TargetDefinition> server(Account account, String name) {
    return servers(account).stream().filter(target -> target.name().equals(name)).findFirst();
  }

  /** When a server was last read; empty where it never was, or another server was. */
  public Optional<Stamp> stamp(TargetDefinition target, Kind kind) {
    return kept.stamp(target.name(), kind)
        .filter(stamp -> stamp.server().equals(target.settings().server()));
  }

  /** Its data elements as they were then. */
  public Optional<ServerCatalogue> catalogue(TargetDefinition target) {
    return stamp(target, Kind.DATA_ELEMENTS).flatMap(stamp -> kept.catalogue(target.name()));
  }

  /** Its org units as they were then. */
  public Optional<ServerSites> sites(TargetDefinition target) {
    return stamp(target, Kind.ORG_UNITS).flatMap(stamp -> kept.sites(target.name()));
  }

  /** Uid, code or name of the server's data sets that take what the target gets. */
  public static List<String> dataSets(TargetDefinition target) {
    Dhis2Settings settings = (Dhis2Settings) target.settings();
    return target.dataSets().stream()
        .map(code -> settings.dataSets().getOrDefault(code, code))
        .toList();
  }

  public static boolean mayRead(Account account) {
    return account.may(Permission.MANAGE) && account.scope().all();
  }

  /**
   * Reads a server; nothing is changed there.
   *
   * @param where path of the page that shows the result
   * @throws AccessDeniedException for all but administrators: the secrets of the configuration go
   *     to the address
   */
  public Work read(TargetDefinition target, Kind kind, String where, Account account) {
    if (!mayRead(account)) {
      throw new AccessDeniedException("servers are asked by administrators");
    }
    audit.add(account.name(), "READ_METADATA", target.name() + " " + kind, null);
    return workshop.start(
        account,
        Words.of("catalogue.work." + kind, target.name()),
        progress ->
            kind == Kind.ORG_UNITS
                ? readOrgUnits(target, account.name(), where)
                : readElements(target, account.name(), where, progress),
        PATIENCE);
  }

  private Outcome readElements(
      TargetDefinition target, String who, String where, Progress progress) {
    Dhis2Settings settings = (Dhis2Settings) target.settings();
    try (CamelHttp open = http.get()) {
      CatalogueReader.Answer answer =
          new CatalogueReader(settings, open, clock).read(dataSets(target), progress::done);
      if (answer instanceof CatalogueReader.Answer.Unavailable unavailable) {
        return Outcome.failed(Words.saying(unavailable.cause().message()));
      }
      ServerCatalogue catalogue = ((CatalogueReader.Answer.Read) answer).catalogue();
      kept.put(target.name(), settings.server(), who, catalogue);
      return Outcome.done(
          Words.of("catalogue.done.DATA_ELEMENTS", catalogue.elements().size()), where);
    }
  }

  private Outcome readOrgUnits(TargetDefinition target, String who, String where) {
    Dhis2Settings settings = (Dhis2Settings) target.settings();
    try (CamelHttp open = http.get()) {
      ServerOrgUnits.Listing listing = new ServerOrgUnits(settings, open, clock).all();
      if (listing instanceof ServerOrgUnits.Listing.Unavailable unavailable) {
        return Outcome.failed(Words.saying(unavailable.cause().message()));
      }
      List<ServerOrgUnit> units = ((ServerOrgUnits.Listing.Found) listing).units();
      if (units.size() > MOST_ORG_UNITS) {
        return Outcome.failed(Words.of("catalogue.tooMany", MOST_ORG_UNITS));
      }
      kept.put(target.name(), settings.server(), who, units.toArray(ServerOrgUnit[]::new));
      return Outcome.done(Words.of("catalogue.done.ORG_UNITS", units.size()), where);
    }
  }
}
