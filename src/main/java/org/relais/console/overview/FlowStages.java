package org.relais.console.overview;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.BalanceSheet.States;

/** The stages of the record check, each of its parts with the way to its list. */
final class FlowStages {
  private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

  private final @Nullable YearMonth month;
  private final boolean all;

  /**
   * @param month whose values are meant; null for those of all time
   * @param all whether the reader sees all sources, and so the sums over them
   */
  FlowStages(@Nullable YearMonth month, boolean all) {
    this.month = month;
    this.all = all;
  }

  FlowColumn records(RecordClasses classes) {
    // Of a month, these are the records that came in it; no list is of these.
    String rejected = month == null ? "/errors?kind=record" : "";
    String aside = month == null ? "/errors?state=discarded&kind=record" : "";
    return FlowColumn.of(
        "flow.records",
        "/sources",
        new FlowColumn.Count("flow.mapped", classes.mapped(), "way", "/sources"),
        new FlowColumn.Count("flow.rejected", classes.rejected(), "wrong", rejected),
        new FlowColumn.Count("flow.recordsAside", classes.discarded(), "plain", aside),
        new FlowColumn.Count("flow.ignored", classes.ignored(), "plain", "/sources"),
        new FlowColumn.Count("flow.voided", classes.voided(), "plain", "/sources"));
  }

  /** Empty where there are no values. */
  Optional<FlowColumn> values(List<States> states) {
    String figures = month == null ? "/figures" : "/figures?period=" + PERIOD.format(month);
    return items("flow.values", "flow.acknowledged", states, figures, "cell");
  }

  /** Empty where no target gets visits. */
  Optional<FlowColumn> visits(List<States> states) {
    return items("flow.visits", "flow.visitsReceived", states, "", "visit");
  }

  private Optional<FlowColumn> items(
      String name, String received, List<States> states, String list, String kind) {
    long total = states.stream().mapToLong(States::total).sum();
    if (!all || total == 0) {
      return Optional.empty();
    }
    String of = "kind=" + kind + (month == null ? "" : "&period=" + PERIOD.format(month));
    return Optional.of(
        FlowColumn.of(
            name,
            list,
            new FlowColumn.Count(
                received, states.stream().mapToLong(States::acknowledged).sum(), "good", list),
            new FlowColumn.Count(
                "flow.due", states.stream().mapToLong(States::toSend).sum(), "wait", list),
            new FlowColumn.Count(
                "flow.waiting",
                states.stream().mapToLong(States::waiting).sum(),
                "wait",
                "/errors?state=waiting&" + of),
            new FlowColumn.Count(
                "flow.parked",
                states.stream().mapToLong(States::parked).sum(),
                "wrong",
                "/errors?" + of),
            new FlowColumn.Count(
                "flow.discarded",
                states.stream().mapToLong(States::discarded).sum(),
                "plain",
                "/errors?state=discarded&" + of)));
  }
}
