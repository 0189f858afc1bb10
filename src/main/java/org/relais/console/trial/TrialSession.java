package org.relais.console.trial;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * What somebody tries a mapping on, while they stay logged in: as they go from line to line, the
 * record stays. A record of their own is kept here and nowhere else.
 */
final class TrialSession {
  private static final String CHOICE = "relais.trial.choice";
  private static final String PASTED = "relais.trial.pasted";

  private final HttpSession session;

  TrialSession(HttpSession session) {
    this.session = session;
  }

  /** The query with what was chosen before; a choice of now ends the use of a pasted record. */
  TrialQuery resume(TrialQuery query) {
    if (query.source() != null || query.record() != null) {
      session.removeAttribute(PASTED);
    }
    return query.orElse((TrialQuery) session.getAttribute(CHOICE));
  }

  void choose(TrialQuery query) {
    session.setAttribute(CHOICE, query);
  }

  void paste(PastedRecord record) {
    session.setAttribute(PASTED, record);
  }

  /** The pasted record, where the query is about its source and form or about none. */
  Optional<PastedRecord> pasted(TrialQuery query) {
    return Optional.ofNullable((PastedRecord) session.getAttribute(PASTED))
        .filter(record -> query.source() == null || query.source().equals(record.source()));
  }
}
