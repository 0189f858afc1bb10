package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;

/**
 * Versions of the configuration that are kept without being made the active one. What they say
 * never changes; what becomes of them stands in the audit trail, too.
 */
public final class SavedVersions {
  private final Store store;
  private final VersionHistory history;
  private final AuditTrail audit;
  private final Clock clock;

  public SavedVersions(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.history = new VersionHistory(store);
    this.audit = new AuditTrail(store, clock);
    this.clock = clock;
  }

  /**
   * Keeps a configuration. What its author saved last with the same words is not saved again, so
   * that a form that is sent twice makes one version.
   *
   * @param version hash of the files
   * @param parent number of the active version that it was made from
   */
  public ConfigurationVersion save(String version, NewVersion fresh, long parent) {
    return store.inTransaction(
        () -> {
          store.lock("saved versions " + fresh.author());
          return history
              .savedBy(fresh.author())
              .filter(last -> isSame(last, version, fresh, parent))
              .orElseGet(() -> insert(version, fresh, parent));
        });
  }

  private boolean isSame(ConfigurationVersion last, String version, NewVersion fresh, long parent) {
    Long before = last.parent();
    return last.version().equals(version)
        && before != null
        && before == parent
        && last.message().equals(fresh.message())
        && last.state() != ConfigurationVersion.State.SENT_BACK
        && holds(last.number(), fresh);
  }

  /** The hash says that the files are the same; the tests are no part of it. */
  private boolean holds(long number, NewVersion fresh) {
    SortedMap<String, String> kept = history.files(number);
    return kept.size() == fresh.files().size() + fresh.tests().size()
        && kept.entrySet().containsAll(fresh.tests().entrySet());
  }

  private ConfigurationVersion insert(String version, NewVersion fresh, long parent) {
    store
        .sql()
        .update(
            "insert into configuration (version, files) values (?, ?::json)"
                + " on conflict (version) do nothing",
            version,
            StoredFiles.write(fresh.files()));
    Long number =
        store
            .sql()
            .queryForObject(
                """
                insert into version_history (version, parent, author, message, at, tests, state)
                values (?, ?, ?, ?, ?, ?::json, 'SAVED') returning number
                """,
                Long.class,
                version,
                parent,
                fresh.author(),
                fresh.message(),
                Timestamp.from(clock.instant()),
                StoredFiles.write(fresh.tests()));
    if (number == null) {
      throw new IllegalStateException("a saved version got no number");
    }
    audit.add(fresh.author(), "SAVE", subject(number), fresh.message());
    return history.find(number).orElseThrow();
  }

  /**
   * Asks that a version be made live.
   *
   * @return false where it waits already, is live, or is not this author's
   */
  public boolean submit(long number, String author) {
    return change(
        number,
        author,
        "SUBMIT",
        "update version_history set state = 'SUBMITTED', judge = null, reason = null"
            + " where number = ? and author = ? and state in ('SAVED', 'SENT_BACK')");
  }

  /**
   * Takes back that a version was handed over.
   *
   * @return false where it does not wait any more, or is not this author's
   */
  public boolean withdraw(long number, String author) {
    return change(
        number,
        author,
        "WITHDRAW",
        "update version_history set state = 'SAVED'"
            + " where number = ? and author = ? and state = 'SUBMITTED'");
  }

  private boolean change(long number, String author, String act, String update) {
    return store.inTransaction(
        () -> {
          Optional<ConfigurationVersion> found = history.find(number);
          boolean changed =
              found.filter(version -> !version.everLive()).isPresent()
                  && store.sql().update(update, number, author) > 0;
          if (changed) {
            audit.add(author, act, subject(number), found.orElseThrow().message());
          }
          return changed;
        });
  }

  /**
   * Gives a version that was handed over back to its author.
   *
   * @return false where it does not wait any more
   */
  public boolean sendBack(long number, String judge, String reason) {
    return store.inTransaction(
        () -> {
          boolean sent =
              store
                      .sql()
                      .update(
                          """
                          update version_history h set state = 'SENT_BACK', judge = ?, reason = ?
                           where number = ? and state = 'SUBMITTED'
                             and not exists (select 1 from version_history l
                                              where l.made_of = h.number)
                          """,
                          StorableText.of(judge),
                          StorableText.of(reason),
                          number)
                  > 0;
          if (sent) {
            audit.add(judge, "RETURN", subject(number), reason);
          }
          return sent;
        });
  }

  private static String subject(long number) {
    return "configuration " + number;
  }
}
