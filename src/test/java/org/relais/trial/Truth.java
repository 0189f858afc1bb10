package org.relais.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.oracle.Oracle;
import org.relais.oracle.OracleVisit;

/** What is true of the reports that a feed has given so far. */
final class Truth {
  private final Map<String, Change> newest;

  private Truth(Map<String, Change> newest) {
    this.newest = newest;
  }

  static Truth ofNothing() {
    return new Truth(new HashMap<>());
  }

  /** What is true when these were told too. */
  Truth with(List<Change> changes) {
    Map<String, Change> known = new HashMap<>(newest);
    for (Change change : changes) {
      known.merge(
          change.id(), change, (one, other) -> one.revision() > other.revision() ? one : other);
    }
    return new Truth(known);
  }

  /** Every cell of the report and its total, by the oracle; none is zero. */
  SortedMap<String, BigDecimal> cells() {
    List<OracleVisit> visits = new ArrayList<>();
    for (Change change : newest.values()) {
      @Nullable Map<String, Object> answers = change.answers();
      if (answers != null && !TrialVisits.NOWHERE.equals(answers.get("org_unit"))) {
        visits.add(new OracleVisit("cht", change.id(), answers));
      }
    }
    return Oracle.expected(visits);
  }

  /** Reports that are not deleted. */
  long records() {
    return newest.values().stream().filter(change -> change.answers() != null).count();
  }
}
