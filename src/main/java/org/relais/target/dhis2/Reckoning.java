package org.relais.target.dhis2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.delivery.Cause;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;

/**
 * Holds what an import says it did against the rows that were sent. Nothing is taken as stored
 * unless the counts add up: 2.42 counts imported, updated and deleted values and calls unchanged
 * ones ignored; 2.43 counts every value as updated and may ignore all of them with a SUCCESS when
 * two imports open one period.
 */
final class Reckoning {
  private final ImportSummary summary;
  private final List<DataRow> sent;
  private final Map<DataRow, Refusal> refused = new LinkedHashMap<>();
  private final List<Conflict> unplaced = new ArrayList<>();

  /**
   * @param sent the rows in the order of the request
   */
  Reckoning(ImportSummary summary, List<DataRow> sent) {
    this.summary = summary;
    this.sent = sent;
    for (Conflict conflict : summary.conflicts()) {
      place(conflict);
    }
  }

  private void place(Conflict conflict) {
    List<DataRow> rows = conflict.rowsIn(sent, summary.failed());
    if (rows.isEmpty()) {
      unplaced.add(conflict);
    }
    Fault fault = Fault.of(conflict.code());
    rows.forEach(
        row ->
            refused.computeIfAbsent(
                row, r -> fault.refuse(r, conflict.code()).saying(conflict.inOneLine())));
  }

  Verdict verdict() {
    if (sent.isEmpty()) {
      return accepted();
    }
    if (summary.failed()) {
      return refusedWhole();
    }
    List<DataRow> rest = sent.stream().filter(row -> !refused.containsKey(row)).toList();
    if (summary.stored() > rest.size()) {
      // It names rows as refused that it counts as stored, or answers another request.
      return new Verdict.Unclear(List.of(), summary.conflicts());
    }
    List<Refusal> refusals = List.copyOf(refused.values());
    if (!unplaced.isEmpty() || !addsUp(rest)) {
      return new Verdict.Unclear(refusals, unplaced);
    }
    return refusals.isEmpty()
        ? accepted()
        : new Verdict.Settled(new Reply.Rejected(refusals, true, null, Map.of()));
  }

  private boolean addsUp(List<DataRow> rest) {
    // 2.42 drops a zero that means nothing to it without counting it; that leaves it as asked.
    boolean dropped = rest.stream().allMatch(DataRow::insignificantZero);
    return summary.ignored() <= refused.size() && (summary.stored() == rest.size() || dropped);
  }

  private Verdict accepted() {
    return new Verdict.Settled(
        new Reply.Accepted(summary.status() + " " + summary.stored(), Map.of()));
  }

  /** Of a request that was refused as a whole, what has no fault of its own is sent again. */
  private Verdict refusedWhole() {
    List<Refusal> refusals = List.copyOf(refused.values());
    if (!refusals.isEmpty()) {
      // The named rows are out of the next request, which then shows what is left.
      boolean nothingElse = refusals.size() == sent.size();
      return new Verdict.Settled(new Reply.Rejected(refusals, nothingElse, null, Map.of()));
    }
    Conflict first = unplaced.get(0);
    Cause cause =
        Fault.of(first.code()).cause(sent.get(0).key(), first.code()).saying(first.inOneLine());
    return new Verdict.Settled(new Reply.Rejected(List.of(), false, cause, Map.of()));
  }
}
