package org.relais.console.targets;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.running.RunningRoutes;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.TargetActs;
import org.relais.route.OnlineCheck;
import org.relais.route.ReconcileLoad;
import org.relais.route.ReconcileOutcome;
import org.relais.route.RouteEngine;
import org.relais.target.preflight.Preflight;
import org.springframework.security.access.AccessDeniedException;

/** What an account that sees everything does with a target. */
public final class TargetDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Deployment deployment;
  private final TargetActs acts;
  private final AuditTrail audit;
  private final RunningRoutes routes;
  private final Workshop workshop;
  private final Clock clock;
  private final Map<String, CheckedTarget> checked = new ConcurrentHashMap<>();

  TargetDesk(
      Deployment deployment,
      TargetActs acts,
      AuditTrail audit,
      RunningRoutes routes,
      Workshop workshop,
      Clock clock) {
    this.deployment = deployment;
    this.acts = acts;
    this.audit = audit;
    this.routes = routes;
    this.workshop = workshop;
    this.clock = clock;
  }

  public void pause(String target, Account account, String reason) {
    mayAct(account);
    acts.pause(target, account.name(), reason);
  }

  public void resume(String target, Account account) {
    mayAct(account);
    acts.resume(target, account.name());
  }

  /**
   * Forgets what the target acknowledged, so that all is looked at again.
   *
   * @param held how many values and visits that is
   */
  public Work reset(String target, long held, Account account, String reason) {
    mayAct(account);
    return workshop.start(
        account,
        Words.of("target.work.reset", target, held),
        progress -> {
          progress.total(held);
          long forgotten = acts.reset(target, account.name(), reason);
          progress.done(forgotten);
          return Outcome.done(Words.of("target.isReset", forgotten), page(target));
        },
        PATIENCE);
  }

  /** Compares the configuration with the server; only reads there. */
  public Work check(String target, Account account) {
    mayAct(account);
    audit.add(account.name(), "CHECK_TARGET", target, null);
    return workshop.start(
        account,
        Words.of("target.work.check", target),
        progress -> check(target, progress),
        PATIENCE);
  }

  private Outcome check(String target, Progress progress) {
    AtomicLong looked = new AtomicLong();
    try (CamelHttp http = CamelHttp.standalone()) {
      @Nullable Preflight preflight =
          new OnlineCheck(deployment, http, clock)
              .check(target, more -> progress.done(looked.addAndGet(more)))
              .get(target);
      if (preflight == null) {
        return Outcome.failed(Words.of("target.noServer"));
      }
      CheckedTarget result = CheckedTarget.of(clock.instant(), preflight);
      checked.put(target, result);
      return result.unavailable() == null
          ? Outcome.done(Words.of("target.checked", result.findings().size()), page(target))
          : Outcome.failed(Words.saying(result.unavailable()));
    }
  }

  /** What the last look found, since the console was started. */
  public Optional<CheckedTarget> lastCheck(String target) {
    return Optional.ofNullable(checked.get(target));
  }

  /** Whether routes run beside the console. */
  boolean mayReconcile() {
    return routes.engine().isPresent();
  }

  /** Compares what the target holds with what it took; empty where no routes run here. */
  public Optional<Work> reconcile(String target, Account account) {
    mayAct(account);
    @Nullable RouteEngine engine = routes.engine().orElse(null);
    if (engine == null) {
      return Optional.empty();
    }
    audit.add(account.name(), "RECONCILE", target, null);
    return Optional.of(
        workshop.start(
            account,
            Words.of("target.work.reconcile", target),
            progress -> {
              ReconcileOutcome outcome = engine.reconcile(new ReconcileLoad(target, null));
              progress.done(outcome.compared());
              return outcome.unavailable() == null
                  ? Outcome.done(
                      Words.of("target.reconciled", outcome.compared(), outcome.differences()),
                      page(target))
                  : Outcome.failed(Words.saying(outcome.unavailable()));
            },
            PATIENCE));
  }

  private static String page(String target) {
    return "/targets/" + target;
  }

  /**
   * @throws AccessDeniedException where the account may not, or sees only some sources
   */
  public static void mayAct(Account account) {
    if (!account.may(Permission.ACT) || !account.scope().all()) {
      throw new AccessDeniedException("target");
    }
  }
}
