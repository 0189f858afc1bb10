package org.relais.console.sources;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.running.RunningRoutes;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.SourceActs;
import org.relais.route.PullOutcome;
import org.relais.route.RouteEngine;
import org.relais.source.SourceDefinition;
import org.springframework.security.access.AccessDeniedException;

/** What an account does with a source that it sees: pull, pause, resume, pull again, backfill. */
public final class SourceDesk {
  private final RunningRoutes routes;
  private final SourceActs acts;
  private final AuditTrail audit;
  private final Workshop workshop;
  private final Duration patience;
  private final Map<String, String> pulls = new ConcurrentHashMap<>();

  /**
   * @param patience how long a reader waits before a pull goes on without them
   */
  SourceDesk(
      RunningRoutes routes,
      SourceActs acts,
      AuditTrail audit,
      Workshop workshop,
      Duration patience) {
    this.routes = routes;
    this.acts = acts;
    this.audit = audit;
    this.workshop = workshop;
    this.patience = patience;
  }

  /** Whether a pull that a person asked for is under way. */
  public boolean pulling(String source) {
    String work = pulls.get(source);
    return work != null
        && workshop.await(work, Duration.ZERO).filter(each -> !each.finished()).isPresent();
  }

  /** Empty where no routes run beside the console, or where a pull is under way already. */
  public Optional<Work> pull(String source, Account account) {
    mayAct(source, account);
    return begun(source, account).map(work -> workshop.await(work.id(), patience).orElse(work));
  }

  /** Nobody waits for the work while others wait to begin theirs. */
  private synchronized Optional<Work> begun(String source, Account account) {
    @Nullable RouteEngine engine = routes.engine().orElse(null);
    if (engine == null || pulling(source)) {
      return Optional.empty();
    }
    audit.add(account.name(), "PULL", source, null);
    Work begun =
        workshop.start(
            account,
            Words.of("source.work.pull", source),
            progress -> pull(engine, source, progress));
    pulls.put(source, begun.id());
    return Optional.of(begun);
  }

  private static Outcome pull(RouteEngine engine, String source, Progress progress) {
    PullOutcome outcome = engine.pull(source);
    progress.done(outcome.records());
    if (outcome.unavailable() != null) {
      return Outcome.failed(Words.saying(outcome.unavailable()));
    }
    engine.count();
    Words pulled = Words.of("source.pulled", outcome.records(), outcome.pages(), outcome.changed());
    return Outcome.done(pulled, "/sources/" + source);
  }

  public void pause(String source, Account account, String reason) {
    mayAct(source, account);
    acts.pause(source, account.name(), reason);
  }

  public void resume(String source, Account account) {
    mayAct(source, account);
    acts.resume(source, account.name());
  }

  /**
   * Sets the source back, so that its next pull reads it once more.
   *
   * @param from null for the beginning
   * @param reason for the audit trail
   * @return false where this kind of source can only be read from its beginning
   */
  public boolean pullAgain(
      SourceDefinition source, @Nullable LocalDate from, Account account, String reason) {
    mayAct(source.name(), account);
    Optional<String> cursor = from == null ? Optional.empty() : source.cursorFrom(from);
    if (from != null && cursor.isEmpty()) {
      return false;
    }
    acts.pullAgain(source.name(), cursor.orElse(null), from, account.name(), reason);
    return true;
  }

  /**
   * Has some days read again, after which the source goes on where it stands.
   *
   * @param to the last day
   * @return false where it cannot be asked for a stretch of time
   */
  public boolean backfill(
      SourceDefinition source, LocalDate from, LocalDate to, Account account, String reason) {
    mayAct(source.name(), account);
    if (!source.settings().knowsRanges()) {
      return false;
    }
    acts.backfill(
        source.name(),
        now -> source.cursorFor(from, to, now).orElseThrow(IllegalStateException::new),
        from,
        to,
        account.name(),
        reason);
    return true;
  }

  private static void mayAct(String source, Account account) {
    if (!account.may(Permission.ACT) || !account.scope().includes(source)) {
      throw new AccessDeniedException("source");
    }
  }
}
