package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.relais.delivery.Cause;

/** Why a target did not take things: one row for equal causes. */
final class Causes {
  private final Store store;
  private final String target;
  private final Map<Cause, Long> known = new HashMap<>();

  Causes(Store store, String target) {
    this.store = store;
    this.target = target;
  }

  long id(Cause cause) {
    return known.computeIfAbsent(
        new Cause(cause.code(), cause.message(), cause.owner()), same -> find(cause));
  }

  /**
   * Of a delivery as a whole, which may be about any of its items: it is not counted as refused for
   * it, nor quoted for it.
   */
  long ofWhole(Cause cause) {
    return find(new Cause(cause.code(), cause.message(), cause.owner()));
  }

  /**
   * Notes that a delivery was refused, at least in part, for the causes of items asked for so far.
   *
   * @param othersStored whether the target took what else it carried
   */
  void refused(long delivery, Instant at, boolean othersStored) {
    store
        .sql()
        .update(
            """
            update cause
               set refusals = refusals + 1, first_refused = coalesce(first_refused, ?),
                   last_refused = ?, last_delivery = ?, last_others_stored = ?
             where cause = any(?)
            """,
            Timestamp.from(at),
            Timestamp.from(at),
            delivery,
            othersStored,
            Store.numbers(known.values()));
  }

  private long find(Cause cause) {
    Long id =
        store
            .sql()
            .queryForObject(
                """
                insert into cause (target, code, message_en, message_fr, owner, said)
                values (?, ?, ?, ?, ?, ?)
                    on conflict (target, code, message_en) do update
                   set message_fr = excluded.message_fr, owner = excluded.owner,
                       said = coalesce(excluded.said, cause.said)
                returning cause
                """,
                Long.class,
                target,
                cause.code(),
                StorableText.of(cause.message().en()),
                StorableText.of(cause.message().fr()),
                cause.owner().name(),
                cause.said() == null ? null : StorableText.of(cause.said()));
    if (id == null) {
      throw new IllegalStateException("a cause got no number");
    }
    return id;
  }
}
