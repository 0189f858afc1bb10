package org.relais.target.dhis2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.Cause;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;

/**
 * Asks a server with {@code dryRun=true} what it would refuse. Where it refuses a whole request for
 * some rows (2.43), the others are asked again without them, and where it does not say which, in
 * halves.
 */
final class DryRun {
  private final Imports imports;
  private final int atOnce;

  /**
   * @param atOnce how many rows a request carries at most
   */
  DryRun(Imports imports, int atOnce) {
    this.imports = imports;
    this.atOnce = atOnce;
  }

  List<Refusal> refusals(String dataSet, List<DataRow> rows) throws MetadataUnavailableException {
    List<Refusal> refusals = new ArrayList<>();
    Deque<List<DataRow>> open = new ArrayDeque<>();
    for (int from = 0; from < rows.size(); from += atOnce) {
      open.add(rows.subList(from, Math.min(rows.size(), from + atOnce)));
    }
    while (!open.isEmpty()) {
      List<DataRow> some = open.pop();
      if (some.isEmpty()) {
        continue;
      }
      Verdict verdict = ask(dataSet, some);
      if (verdict instanceof Verdict.Unclear unclear) {
        // Nothing is stored by a dry run, so there is nothing that its counts could hide.
        refusals.addAll(unclear.refusals());
      } else if (((Verdict.Settled) verdict).reply() instanceof Reply.Rejected rejected) {
        refusals.addAll(rejected.refusals());
        open.addAll(unsettled(some, rejected, refusals));
      }
    }
    return refusals;
  }

  private Verdict ask(String dataSet, List<DataRow> rows) throws MetadataUnavailableException {
    Verdict verdict = imports.tryOut(dataSet, rows);
    if (verdict instanceof Verdict.Settled settled
        && settled.reply() instanceof Reply.Unavailable unavailable) {
      throw new MetadataUnavailableException(
          new Trouble(unavailable.cause(), unavailable.retryAfter(), false, false));
    }
    return verdict;
  }

  /** What has to be asked again; a single row takes the cause that nobody could place. */
  private static List<List<DataRow>> unsettled(
      List<DataRow> rows, Reply.Rejected rejected, List<Refusal> refusals) {
    Set<Long> named = rejected.refusals().stream().map(Refusal::itemId).collect(Collectors.toSet());
    List<DataRow> rest = rows.stream().filter(row -> !named.contains(row.itemId())).toList();
    Cause unnamed = rejected.unnamed();
    if (unnamed == null || rest.size() < rows.size()) {
      return rejected.othersStored() ? List.of() : List.of(rest);
    }
    if (rest.size() == 1) {
      refusals.add(new Refusal(rest.get(0).itemId(), unnamed, false));
      return List.of();
    }
    int half = rest.size() / 2;
    return List.of(rest.subList(0, half), rest.subList(half, rest.size()));
  }
}
