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
   */
  record Unclear(List<Refusal> refusals) implements Verdict {
    public Unclear {
      refusals = List.copyOf(refusals);
    }
  }
}
