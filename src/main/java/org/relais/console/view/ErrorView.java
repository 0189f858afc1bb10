package org.relais.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
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

  /** The causes of most items first. */
  public List<ErrorCause> causes(ErrorFilter filter, Scope scope, int limit) {
    List<ErrorCause> found = new ArrayList<>();
    for (ErrorFilter part : within(filter, scope)) {
      found.addAll(queue().causes(part, limit));
    }
    return found.stream()
        .sorted(Comparator.comparingLong(ErrorCause::items).reversed())
        .limit(limit)
        .map(cause -> cause.saying(words(cause.message())))
        .toList();
  }

  private Labels words(Labels message) {
    return FieldWords.in(message, deployment.model().dictionary());
  }

  /** Some items of one kind in the order of their numbers, behind {@code after}. */
  public List<ErrorItem> items(
      ErrorKind kind, ErrorFilter filter, Scope scope, long after, int limit) {
    List<ErrorItem> found = new ArrayList<>();
    for (ErrorFilter part : within(filter, scope)) {
      found.addAll(queue().items(kind, part, after, limit));
    }
    return found.stream()
        .sorted(Comparator.comparingLong(item -> item.id().number()))
        .limit(limit)
        .toList();
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
    List<ErrorFilter> parts = within(filter, scope);
    if (parts.size() == 1) {
      return queue().items(kind, parts.get(0), order, descending, offset, limit);
    }
    List<ErrorItem> found = new ArrayList<>();
    for (ErrorFilter part : parts) {
      found.addAll(queue().items(kind, part, order, descending, 0, offset + limit));
    }
    return found.stream().sorted(order.comparator(descending)).skip(offset).limit(limit).toList();
  }

  /** How many items there are, each counted once. */
  public long count(ErrorFilter filter, Scope scope) {
    return counts(filter, scope).total();
  }

  /** The same, kind by kind. */
  public ErrorCounts counts(ErrorFilter filter, Scope scope) {
    return within(filter, scope).stream()
        .map(queue()::count)
        .reduce(ErrorCounts.NONE, ErrorCounts::plus);
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

  /** One filter for each source that is seen, none where the filter asks for another one. */
  public static List<ErrorFilter> within(ErrorFilter filter, Scope scope) {
    if (scope.all()) {
      return List.of(filter);
    }
    return scope.included().stream()
        .filter(source -> filter.source() == null || filter.source().equals(source))
        .sorted()
        .map(filter::fromSource)
        .toList();
  }
}
