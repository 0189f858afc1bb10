package org.relais.console.errors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.work.Outcome;
import org.relais.console.work.Task;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorUndo;
import org.relais.ledger.Remap;

/**
 * What an account does with the part of the error queue that it sees. Each act is work in the
 * background, most often done before its reader looks up; {@link Work#done} says how many items it
 * touched.
 */
public final class ErrorDesk {
  private final Supplier<ErrorActs> acts;
  private final ErrorUndo undo;
  private final Supplier<Remap> remap;
  private final ErrorView errors;
  private final Recent<LedgerFigures> figures;
  private final Workshop workshop;
  private final Duration patience;

  /**
   * @param acts by the configuration of now, as is the mapping
   * @param patience how long a reader waits before the work goes on without them
   */
  ErrorDesk(
      Supplier<ErrorActs> acts,
      ErrorUndo undo,
      Supplier<Remap> remap,
      ErrorView errors,
      Recent<LedgerFigures> figures,
      Workshop workshop,
      Duration patience) {
    this.acts = acts;
    this.undo = undo;
    this.remap = remap;
    this.errors = errors;
    this.figures = figures;
    this.workshop = workshop;
    this.patience = patience;
  }

  /**
   * Values and visits are sent again.
   *
   * @param back where its reader came from
   */
  public Work retry(ErrorFilter filter, Account account, String back) {
    Meant meant = meant(filter, account, counts -> counts.cells() + counts.visits());
    return act("retry", meant, account, back, part -> acts.get().retry(part, account.name()));
  }

  /** Sets items aside. */
  public Work discard(ErrorFilter filter, Account account, String reason, String back) {
    return act(
        "discard",
        meant(filter, account, ErrorCounts::total),
        account,
        back,
        part -> acts.get().discard(part, account.name(), reason));
  }

  /** Brings back what was set aside: it is due at once, or waits for a person again. */
  public Work undoDiscard(ErrorFilter filter, Account account, String back) {
    return act(
        "restore",
        meant(filter, account, ErrorCounts::total),
        account,
        back,
        part -> new ErrorActs.Acted(acts.get().undoDiscard(part, account.name()), null));
  }

  /** Maps rejected records again; its result says how many are not rejected any more. */
  public Work mapAgain(ErrorFilter filter, Account account, String back) {
    Meant meant = meant(filter, account, ErrorCounts::records);
    return start(
        "map",
        meant,
        account,
        progress -> {
          progress.total(meant.items());
          List<Remap.Remapped> lines =
              ErrorView.within(filter, account.scope())
                  .map(seen -> remap.get().run(seen, account.name(), progress::done))
                  .orElse(List.of());
          progress.done(lines.stream().mapToLong(Remap.Remapped::looked).sum());
          long mended = lines.stream().mapToLong(line -> line.mapped() + line.ignored()).sum();
          figures.forget();
          return Outcome.done(Words.of("errors.done.map", mended, meant.others()), back);
        });
  }

  /**
   * Takes a retry or a discard of this account back.
   *
   * @param entries as the act's {@link Outcome.Undo} has them
   * @return how many items are held again; empty where it is too late
   */
  public Optional<Long> undo(List<Long> entries, Account account) {
    Optional<Long> undone = undo.undo(entries, account.name()).map(ErrorCounts::total);
    figures.forget();
    return undone;
  }

  /**
   * What an act is about.
   *
   * @param others how many more there are under the same filter that came in since it was read
   */
  private record Meant(ErrorFilter filter, long items, long others) {}

  private Meant meant(ErrorFilter filter, Account account, ToLongFunction<ErrorCounts> actedOn) {
    long items = actedOn.applyAsLong(errors.counts(filter, account.scope()));
    long now =
        filter.asOf() == null
            ? items
            : actedOn.applyAsLong(errors.counts(filter.asOf(null), account.scope()));
    return new Meant(filter, items, Math.max(0, now - items));
  }

  private Work start(String act, Meant meant, Account account, Task task) {
    return workshop.start(account, Words.of("errors.work." + act, meant.items()), task, patience);
  }

  private Work act(
      String act,
      Meant meant,
      Account account,
      String back,
      Function<ErrorFilter, ErrorActs.Acted> each) {
    return start(
        act,
        meant,
        account,
        progress -> {
          ErrorActs.Acted acted =
              ErrorView.within(meant.filter(), account.scope())
                  .map(each)
                  .orElse(ErrorActs.Acted.NOTHING);
          long touched = acted.touched().total();
          progress.done(touched);
          figures.forget();
          return new Outcome.Done(
              Words.of("errors.done." + act, touched, meant.others()),
              back,
              undo(acted.undo(), back));
        });
  }

  private static Outcome.@Nullable Undo undo(ErrorActs.@Nullable Undoable act, String back) {
    return act == null ? null : new Outcome.Undo(UndoPage.address(act.entry(), back), act.until());
  }
}
