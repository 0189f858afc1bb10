package org.relais.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.relais.delivery.TargetDefinition;
import org.relais.source.SourceDefinition;

/**
 * The configurations that were ever active, and which one is. A version never changes: its name is
 * the hash of its text.
 */
public final class ConfigurationVersions {
  /** Visits that a target of visits has never heard of: it may be new. */
  private static final String NEW_ITEMS =
      """
      insert into visit_item (target, source, record_id, present, configuration, site, visit_date)
      select ?, source, record_id, true, ?, site, visit_date from record where class = 'MAPPED'
          on conflict (target, source, record_id) do nothing
      """;

  private final DataSource ledger;
  private final Store store;
  private final Clock clock;

  public ConfigurationVersions(DataSource ledger, Clock clock) {
    this.ledger = ledger;
    this.store = new Store(ledger);
    this.clock = clock;
  }

  /**
   * What an application did.
   *
   * @param remapped records that became something else
   * @param marked whether visits are counted again
   */
  public record Applied(int remapped, boolean marked) {}

  /** The active version; empty where none ever was. */
  public Optional<String> active() {
    return store
        .sql()
        .queryForList("select version from active_configuration", String.class)
        .stream()
        .findFirst();
  }

  /** The files of a version, by their path in the configuration folder. */
  public SortedMap<String, String> files(String version) {
    String json =
        store
            .sql()
            .queryForObject(
                "select files from configuration where version = ?", String.class, version);
    return StoredFiles.read(json);
  }

  /**
   * Makes a version the active one: maps the stored records again, counts again from {@code
   * restateFrom}, and takes the FHIR of every visit anew. Safe to repeat after a crash: the version
   * becomes active when all of it is done. Where the version is active already, only its tests and
   * its entry in the history are new.
   *
   * @param restateFrom visits from this day on are counted again by the new rules
   * @param progress is told how many records were looked at, as it goes on
   */
  public Applied apply(
      LedgerRules rules, NewVersion fresh, LocalDate restateFrom, IntConsumer progress) {
    boolean newRules = active().filter(version -> !version.equals(rules.version())).isPresent();
    int remapped = 0;
    if (newRules) {
      store.sql().update("update active_configuration set applying = ?", rules.version());
      remapped = remap(rules, progress);
    }
    store.inTransaction(
        () -> {
          if (newRules) {
            restate(rules, restateFrom);
          }
          deliverFrom(rules);
          activate(rules.version(), fresh);
        });
    return new Applied(remapped, newRules);
  }

  /** What was being applied and did not become the active version; empty where all is well. */
  public Optional<String> interrupted() {
    return store
        .sql()
        .queryForList(
            "select applying from active_configuration where applying is not null", String.class)
        .stream()
        .findFirst();
  }

  /**
   * Maps the stored records by the active version again, after an application that did not come to
   * its end. Safe to repeat.
   *
   * @param rules of the active version
   * @param progress as of {@link #apply}
   */
  public void goBack(LedgerRules rules, IntConsumer progress) {
    remap(rules, progress);
    store.sql().update("update active_configuration set applying = null");
  }

  private int remap(LedgerRules rules, IntConsumer progress) {
    int remapped = 0;
    for (SourceDefinition source : rules.sources()) {
      remapped += new Intake(ledger, clock, rules, source).remap(progress);
    }
    return remapped;
  }

  private void restate(LedgerRules rules, LocalDate restateFrom) {
    new Recount(ledger, rules).markFrom(from(rules, restateFrom));
    for (String target : rules.visitTargets()) {
      store.sql().update(NEW_ITEMS, target, rules.version());
    }
    store.sql().update("update visit_item set dirty = true where present and not dirty");
  }

  /**
   * A target without cells is new: it gets all of its periods, not only those restated. So does one
   * that gets earlier periods than before.
   */
  LocalDate from(LedgerRules rules, LocalDate restateFrom) {
    LocalDate from = restateFrom;
    for (TargetDefinition target : rules.targets()) {
      LocalDate start = start(target);
      if (!target.dataSets().isEmpty()
          && (!hasCells(target.name()) || start.isBefore(startBefore(target)))) {
        from = start.isBefore(from) ? start : from;
      }
    }
    return from;
  }

  private static LocalDate start(TargetDefinition target) {
    return target.deliverFrom() == null ? LocalDate.EPOCH : target.deliverFrom();
  }

  /** Where the target's periods began when a configuration was last applied. */
  private LocalDate startBefore(TargetDefinition target) {
    return store
        .sql()
        .queryForList(
            "select delivers_from from target where target = ? and delivers_from is not null",
            LocalDate.class,
            target.name())
        .stream()
        .findFirst()
        .orElseGet(() -> start(target));
  }

  private void deliverFrom(LedgerRules rules) {
    EarlierCells earlier = new EarlierCells(store);
    for (TargetDefinition target : rules.targets()) {
      earlier.leave(target);
      store
          .sql()
          .update(
              """
              insert into target (target, delivers_from) values (?, ?)
                  on conflict (target) do update set delivers_from = excluded.delivers_from
              """,
              target.name(),
              Date.valueOf(start(target)));
    }
  }

  private boolean hasCells(String target) {
    return Boolean.TRUE.equals(
        store
            .sql()
            .queryForObject(
                "select exists (select 1 from cell where target = ?)", Boolean.class, target));
  }

  private void activate(String version, NewVersion fresh) {
    Timestamp now = Timestamp.from(clock.instant());
    store
        .sql()
        .update(
            """
            insert into configuration (version, activated_at, files) values (?, ?, ?::json)
                on conflict (version) do update set activated_at = excluded.activated_at
            """,
            version,
            now,
            StoredFiles.write(fresh.files()));
    store
        .sql()
        .update(
            """
            insert into active_configuration (version) values (?)
                on conflict (only_one) do update
                   set version = excluded.version, applying = null
            """,
            version);
    store
        .sql()
        .update(
            """
            insert into version_history (version, parent, author, message, at, tests, made_of)
            values (?, (select max(number) from version_history where state = 'LIVE'),
                    ?, ?, ?, ?::json, ?)
            """,
            version,
            fresh.author(),
            fresh.message(),
            now,
            StoredFiles.write(fresh.tests()),
            fresh.madeOf());
    new AuditTrail(store, clock)
        .add(fresh.author(), "APPLY", version, fresh.message().isEmpty() ? null : fresh.message());
  }
}
