package org.relais.console.figures;

import java.time.Duration;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.springframework.security.access.AccessDeniedException;

/** Has DHIS2 read for what somebody picked; the last readings are kept in memory. */
public final class ReadingDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ServerReading server;
  private final Readings readings;
  private final Workshop workshop;
  private final AuditTrail audit;

  ReadingDesk(ServerReading server, Readings readings, Workshop workshop, AuditTrail audit) {
    this.server = server;
    this.readings = readings;
    this.workshop = workshop;
    this.audit = audit;
  }

  /**
   * Reads in the background; empty where the target is no server that can be read.
   *
   * @throws AccessDeniedException where the account may not: values are those of all sources
   */
  public Optional<Work> read(Picked picked, Account account) {
    mayAct(account);
    if (!server.canRead(picked)) {
      return Optional.empty();
    }
    audit.add(account.name(), "READ_TARGET", DifferencesController.scope(picked).text(), null);
    return Optional.of(
        workshop.start(
            account,
            Words.of(
                "differences.read.work", picked.target(), picked.orgUnit().name(), picked.period()),
            progress -> server.read(picked, account.name(), page(picked), progress),
            PATIENCE));
  }

  /** Path of the page that shows what was read. */
  static String page(Picked picked) {
    return new FigureAddress(FigureTab.DIFFERENCES, picked).orgUnit(picked.orgUnit().code());
  }

  /** What was read last of what is picked; empty where nothing was since the start. */
  public Optional<Reading> latest(Picked picked) {
    return readings.of(picked);
  }

  /** Values at DHIS2 are those of all sources, so whoever sees some only does not act on them. */
  static void mayAct(Account account) {
    if (!account.scope().all() || !account.may(Permission.ACT)) {
      throw new AccessDeniedException("only some sources are seen");
    }
  }
}
