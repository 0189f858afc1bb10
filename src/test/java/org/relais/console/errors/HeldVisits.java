package org.relais.console.errors;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

/** Visits of several sources that a target refused, straight in the ledger. */
final class HeldVisits {
  private static final int SITES = 10;

  private final TestDatabase database;
  private int records;

  HeldVisits(TestDatabase database) {
    this.database = database;
    Accounts accounts = TestAccounts.of(database.dataSource(), Clock.systemUTC());
    accounts.add("operator", Role.OPERATOR, Set.of(), Visitor.PASSWORD, "test");
    accounts.add("viewer", Role.VIEWER, Set.of(), Visitor.PASSWORD, "test");
    accounts.add(
        "owner", Role.SOURCE_OWNER, Set.of("example-csv", "example-cht"), Visitor.PASSWORD, "test");
  }

  /** A cause that visits of any source may have; returns its number. */
  long cause(String message) {
    database
        .sql()
        .update(
            """
            insert into cause (target, code, message_en, message_fr, owner)
            values ('stick', 'FHIR_INVALID', ?, ?, 'MAPPING')
            """,
            message,
            message);
    return Objects.requireNonNull(
        database
            .sql()
            .queryForObject("select cause from cause where message_en = ?", Long.class, message));
  }

  /**
   * Parks visits of ten sites.
   *
   * @param ago since how long, as PostgreSQL writes it
   */
  void park(long cause, String source, int visits, String ago) {
    database
        .sql()
        .update(
            """
            insert into visit_item (target, source, record_id, dirty, present, wanted, hold, cause,
                                    held_since, configuration, site, visit_date)
            select 'stick', ?, 'r' || n, false, true, 'h', 'PARKED', ?, now() - ?::interval, 'v1',
                   'S' || n % ?, date '2026-10-03'
              from generate_series(?, ?) n
            """,
            source, cause, ago, SITES, records + 1, records + visits);
    records += visits;
  }

  /** Parks visits of one site and day. */
  void park(long cause, String source, int visits, String site, LocalDate day) {
    park(cause, source, visits, "1 hour");
    database
        .sql()
        .update(
            """
            update visit_item set site = ?, visit_date = ?
             where cause = ? and item > (select max(item) - ? from visit_item)
            """,
            site,
            day,
            cause,
            visits);
  }

  long held(long cause, String source, String hold) {
    Long held =
        database
            .sql()
            .queryForObject(
                "select count(*) from visit_item where cause = ? and source = ? and hold = ?",
                Long.class,
                cause,
                source,
                hold);
    return held == null ? 0 : held;
  }

  /** How many of one site are in this state. */
  long heldAt(long cause, String site, String hold) {
    Long held =
        database
            .sql()
            .queryForObject(
                "select count(*) from visit_item where cause = ? and site = ? and hold = ?",
                Long.class,
                cause,
                site,
                hold);
    return held == null ? 0 : held;
  }
}
