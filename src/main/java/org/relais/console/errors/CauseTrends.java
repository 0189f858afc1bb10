package org.relais.console.errors;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.relais.console.account.Scope;
import org.relais.console.view.ErrorView;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorTrends;

/** The trends of causes as lines of bars: a source owner's count their own sources only. */
final class CauseTrends {
  private final Supplier<ErrorTrends> trends;

  CauseTrends(Supplier<ErrorTrends> trends) {
    this.trends = trends;
  }

  /**
   * @param causes that a page shows
   * @return by the ids of the causes
   */
  Map<String, Sparkline> of(ErrorFilter filter, Scope scope, List<ErrorCause> causes) {
    return ErrorView.within(filter, scope)
        .map(seen -> trends.get().of(seen, causes))
        .orElse(Map.of())
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                line -> line.getKey().toString(), line -> Sparkline.of(line.getValue())));
  }
}
