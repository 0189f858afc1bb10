package org.relais.console.view;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.ledger.CauseHistory;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.ErrorKind;
import org.relais.ledger.ErrorOrder;
import org.relais.ledger.ErrorQueue;
import org.relais.visit.Labels;

/** The error queue as somebody may see it: a source owner sees that of their sources only. */
public final class ErrorView {
  private final DataSource ledger;
  private final Deployment deployment;

  public ErrorView(DataSource ledger, Deployment deployment) {
    this.ledger = ledger;
    this.deployment = deployment;
  }

  /** By the org units of now. */
  private ErrorQueue queue() {
    return new ErrorQueue(ledger, deployment.orgUnits());
  }

  /** The causes of most items first; a cause that several sources share counts those seen. */
  public List<ErrorCause> causes(ErrorFilter filter, Scope scope, int limit) {
    return within(filter, scope).map(seen -> queue().causes(seen, limit)).orElse(List.of()).stream()
        .map(cause -> cause.saying(words(cause.message())))
        .toList();
  }

  private Labels words(Labels message) {
    return FieldWords.in(message, deployment.model().dictionary());
  }

  /**
   * What the deliveries say of a target's cause; for those who see all of them, since a delivery
   * carries what came of several sources.
   */
  public Optional<CauseHistory> history(CauseId cause, Scope scope) {
    return scope.all() ? CauseHistory.of(ledger, cause) : Optional.empty();
  }

  /** Some items of one kind in the order of their numbers, behind {@code after}. */
  public List<ErrorItem> items(
      ErrorKind kind, ErrorFilter filter, Scope scope, long after, int limit) {
    return within(filter, scope)
        .map(seen -> queue().items(kind, seen, after, limit))
        .orElse(List.of());
  }

  /**
   * Some items of one kind in an order.
   *
   * @param offset how many of them stand on the pages before
   */
  public List<ErrorItem> items(
      ErrorKind kind,
      ErrorFilter filter,
      Scope scope,
      ErrorOrder order,
      boolean descending,
      int offset,
      int limit) {
    return within(filter, scope)
        .map(seen -> queue().items(kind, seen, order, descending, offset, limit))
        .orElse(List.of());
  }

  /** How many items there are, each counted once. */
  public long count(ErrorFilter filter, Scope scope) {
    return counts(filter, scope).total();
  }

  /** The same, kind by kind. */
  public ErrorCounts counts(ErrorFilter filter, Scope scope) {
    return within(filter, scope).map(queue()::count).orElse(ErrorCounts.NONE);
  }

  /** An item in full; empty where it is not held, or not this reader's. */
  public Optional<ErrorDetail> item(ErrorId id, Scope scope) {
    return queue().item(id).filter(detail -> sees(detail.item(), scope)).map(this::inWords);
  }

  private ErrorDetail inWords(ErrorDetail detail) {
    return new ErrorDetail(
        detail.item(),
        detail.whys().stream().map(why -> why.saying(words(why.message()))).toList(),
        detail.history(),
        detail.discard());
  }

  private static boolean sees(ErrorItem item, Scope scope) {
    if (item instanceof ErrorItem.HeldVisit visit) {
      return scope.includes(visit.source());
    }
    if (item instanceof ErrorItem.RejectedRecord record) {
      return scope.includes(record.source());
    }
    return scope.all();
  }

  /** What of a filter somebody sees; empty where that is nothing, whatever is held. */
  public static Optional<ErrorFilter> within(ErrorFilter filter, Scope scope) {
    if (scope.all()) {
      return Optional.of(filter);
    }
    Set<String> seen = new HashSet<>(scope.included());
    if (!filter.sources().isEmpty()) {
      seen.retainAll(filter.sources());
    }
    return seen.isEmpty() ? Optional.empty() : Optional.of(filter.from(seen));
  }
}
