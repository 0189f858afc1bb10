package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.relais.source.Page;
import org.relais.source.PageMemory;

/**
 * The pages of one source that were taken in by the configuration of today, by the hash of their
 * bytes. A bounded number: the oldest are forgotten first, and then read once more.
 */
final class PageTable implements PageMemory {
  private static final int KEPT = 10_000;

  private final Store store;
  private final String source;
  private final String configuration;

  PageTable(Store store, String source, String configuration) {
    this.store = store;
    this.source = source;
    this.configuration = configuration;
  }

  @Override
  public Optional<String> recall(String digest) {
    return store
        .sql()
        .queryForList(
            "select facts from page where source = ? and digest = ? and configuration = ?",
            String.class,
            source,
            digest,
            configuration)
        .stream()
        .findFirst();
  }

  void remember(Page.Remembered page, Instant now) {
    store
        .sql()
        .update(
            """
            insert into page (source, digest, configuration, facts, taken_at)
            values (?, ?, ?, ?, ?)
                on conflict (source, digest) do update
               set configuration = excluded.configuration, facts = excluded.facts,
                   taken_at = excluded.taken_at
            """,
            source,
            page.digest(),
            configuration,
            StorableText.of(page.facts()),
            Timestamp.from(now));
  }

  /** Forgets all but the newest. */
  void trim() {
    store
        .sql()
        .update(
            """
            delete from page
             where source = ?
               and taken_at < (select taken_at from page where source = ?
                                order by taken_at desc offset ? limit 1)
            """,
            source,
            source,
            KEPT - 1);
  }
}
