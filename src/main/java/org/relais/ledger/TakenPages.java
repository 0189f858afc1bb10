package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import org.relais.source.Page;

/** The last pages of one source that said something new, for people to see what came when. */
final class TakenPages {
  private static final int KEPT = 100;

  private final Store store;
  private final String source;

  TakenPages(Store store, String source) {
    this.store = store;
    this.source = source;
  }

  /** Leaves out a page that said nothing new. Forgets all but the newest where a pull ends. */
  void add(Page page, int added, int changed, Instant now) {
    if (added + changed > 0) {
      store
          .sql()
          .update(
              "insert into taken_page (source, taken_at, records, added, changed)"
                  + " values (?, ?, ?, ?, ?)",
              source,
              Timestamp.from(now),
              page.items().size() + page.known(),
              added,
              changed);
    }
    if (page.last()) {
      store
          .sql()
          .update(
              """
              delete from taken_page
               where source = ?
                 and page < (select page from taken_page where source = ?
                              order by page desc offset ? limit 1)
              """,
              source,
              source,
              KEPT - 1);
    }
  }
}
