package org.relais.target.dhis2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;

/** Verdicts in one line each, for tables. */
final class Verdicts {
  private Verdicts() {}

  static String words(Verdict verdict) {
    return verdict instanceof Verdict.Settled settled
        ? words(settled.reply())
        : "READ_BACK" + refusals(((Verdict.Unclear) verdict).refusals());
  }

  static String words(Reply reply) {
    if (reply instanceof Reply.Accepted) {
      return "ACCEPTED";
    }
    if (reply instanceof Reply.Unavailable unavailable) {
      return "UNAVAILABLE "
          + unavailable.cause().code()
          + (unavailable.uncertain() ? " uncertain" : "");
    }
    Reply.Rejected rejected = (Reply.Rejected) reply;
    return "REJECTED "
        + (rejected.othersStored() ? "others stored" : "nothing stored")
        + refusals(rejected.refusals())
        + (rejected.unnamed() == null ? "" : " unnamed " + rejected.unnamed().code());
  }

  /** Row numbers by cause, long lists shortened. */
  private static String refusals(List<Refusal> refusals) {
    Map<String, List<Long>> byCause =
        refusals.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.cause().code() + (r.waiting() ? " waiting" : ""),
                    TreeMap::new,
                    Collectors.mapping(r -> r.itemId(), Collectors.toList())));
    return byCause.entrySet().stream()
        .map(
            e ->
                " "
                    + e.getKey()
                    + (e.getValue().size() > 6 ? " x" + e.getValue().size() : e.getValue()))
        .collect(Collectors.joining());
  }
}
