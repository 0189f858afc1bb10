package org.relais.target.dhis2;

import java.util.List;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;

/** What an answer to an import means. */
sealed interface Verdict {
  record Settled(Reply reply) implements Verdict {}

  /**
   * The counts do not add up to what was sent: only a read-back shows what is stored.
   *
   * @param refusals what it refused by name
   * @param unplaced faults that it tells without the row: what turns out not to be stored has one
   */
  record Unclear(List<Refusal> refusals, List<Conflict> unplaced) implements Verdict {
    public Unclear {
      refusals = List.copyOf(refusals);
      unplaced = List.copyOf(unplaced);
    }

    /** The refusal of a row that a read-back did not find. */
    Refusal refuse(DataRow row) {
      return unplaced.stream()
          .filter(conflict -> conflict.mentions(row))
          .findFirst()
          .or(() -> unplaced.stream().findFirst())
          .map(conflict -> Fault.of(conflict.code()).refuse(row, conflict.code()))
          .orElseGet(() -> Fault.NOT_STORED.refuse(row.itemId(), row.key()));
    }
  }
}
