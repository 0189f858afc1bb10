package org.relais.ledger;

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
    return known.computeIfAbsent(cause, this::find);
  }

  private long find(Cause cause) {
    Long id =
        store
            .sql()
            .queryForObject(
                """
                insert into cause (target, code, message_en, message_fr, owner)
                values (?, ?, ?, ?, ?)
                    on conflict (target, code, message_en) do update
                   set message_fr = excluded.message_fr, owner = excluded.owner
                returning cause
                """,
                Long.class,
                target,
                cause.code(),
                StorableText.of(cause.message().en()),
                StorableText.of(cause.message().fr()),
                cause.owner().name());
    if (id == null) {
      throw new IllegalStateException("a cause got no number");
    }
    return id;
  }
}
