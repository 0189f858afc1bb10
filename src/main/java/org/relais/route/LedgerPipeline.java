package org.relais.route;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.alert.Alerts;
import org.relais.config.Deployment;
import org.relais.delivery.Cause;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Reconciler;
import org.relais.delivery.Registrar;
import org.relais.delivery.Servers;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.VisitCourier;
import org.relais.fhir.VisitRenderer;
import org.relais.http.Http;
import org.relais.ledger.Intake;
import org.relais.ledger.JdbcCompletions;
import org.relais.ledger.JdbcForeignValues;
import org.relais.ledger.JdbcHoldings;
import org.relais.ledger.JdbcOutbox;
import org.relais.ledger.JdbcTargetStates;
import org.relais.ledger.LedgerRules;
import org.relais.ledger.Recount;
import org.relais.ledger.SourceState;
import org.relais.ledger.SourceStates;
import org.relais.ledger.UnfinishedPushes;
import org.relais.ledger.VisitContents;
import org.relais.source.Page;
import org.relais.source.Source;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceUnavailableException;
import org.relais.source.Sources;
import org.relais.target.fhir.RenderedContents;
import org.relais.visit.Labels;

/** The pipeline over a ledger: what each step does between the sources, the tables and targets. */
public final class LedgerPipeline implements Pipeline {
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, Intake> intakes = new LinkedHashMap<>();
  private final Recount recount;
  private final VisitContents contents;
  private final CompletingCourier courier;
  private final VisitCourier visitCourier;
  private final Targets targets;
  private final Reconciliation reconciliation;
  private final UnfinishedPushes unfinished;
  private final Set<Load> underWay = ConcurrentHashMap.newKeySet();
  private final SourceStates sourceStates;
  private final ProgressListener progress;
  private final Alerts alerts;
  private volatile boolean leavingOff;

  public LedgerPipeline(
      Deployment deployment,
      DataSource ledger,
      Http http,
      Clock clock,
      ProgressListener progress,
      EngineMode mode) {
    LedgerRules rules = Rules.of(deployment);
    for (SourceDefinition source : deployment.sources()) {
      Intake intake = new Intake(ledger, clock, rules, source);
      intakes.put(source.name(), intake);
      sources.put(source.name(), Sources.open(source, http, clock, intake.pages()));
    }
    VisitRenderer renderer = new VisitRenderer(deployment.fhir(), deployment.model().dictionary());
    JdbcOutbox outbox = new JdbcOutbox(ledger, clock.withZone(deployment.zone()), rules);
    this.unfinished = new UnfinishedPushes(ledger, clock);
    this.recount = new Recount(ledger, rules);
    this.contents = new VisitContents(ledger, rules, new RenderedContents(renderer));
    Servers servers =
        new Servers(
            deployment.targets(),
            new JdbcTargetStates(ledger, clock),
            clock,
            new SecureRandom(),
            mode == EngineMode.ON_DEMAND);
    this.visitCourier = new VisitCourier(outbox, servers);
    this.targets =
        new Targets(deployment, renderer, http, clock, new JdbcForeignValues(ledger, clock));
    this.courier =
        new CompletingCourier(
            new Courier(outbox, servers),
            new Registrar(new JdbcCompletions(ledger, clock, deployment.zone(), rules), servers),
            targets,
            deployment);
    this.reconciliation =
        new Reconciliation(
            deployment, new Reconciler(new JdbcHoldings(ledger, clock, rules), servers), clock);
    this.sourceStates = new SourceStates(ledger);
    this.progress = progress;
    this.alerts = AlertsOf.deployment(deployment, ledger, http, clock);
  }

  @Override
  public void leaveOff(boolean soon) {
    leavingOff = soon;
  }

  @Override
  public PullOutcome pull(String name) {
    Source source = known(sources, name);
    Intake intake = known(intakes, name);
    int pages = 0;
    long records = 0;
    long changed = 0;
    @Nullable Labels held = null;
    try {
      boolean last = false;
      while (!last && held == null && !leavingOff) {
        held = sourceStates.pause(name).map(pause -> paused(name, pause)).orElse(null);
        if (held == null) {
          @Nullable String cursor = intake.cursor().orElse(null);
          Page page = source.pull(cursor);
          var taken = intake.commit(page, cursor);
          pages++;
          records += taken.items();
          changed += taken.added() + taken.changed();
          progress.pulled(name, taken.items());
          last = page.last();
        }
      }
      return new PullOutcome(name, pages, records, changed, held);
    } catch (SourceUnavailableException unavailable) {
      intake.unavailable(unavailable.labels());
      return new PullOutcome(name, pages, records, changed, unavailable.labels());
    }
  }

  private static Labels paused(String source, SourceState.Pause pause) {
    return new Labels(
        "Source %s is paused by %s: %s. Nothing is pulled until somebody resumes it, in the console or with relais sources resume %s."
            .formatted(source, pause.who(), pause.reason(), source),
        "La source %s est en pause, par %s : %s. Rien n'est tiré jusqu'à la reprise, dans la console ou avec relais sources resume %s."
            .formatted(source, pause.who(), pause.reason(), source));
  }

  @Override
  public ReconcileOutcome reconcile(ReconcileLoad load) {
    return reconciliation.run(
        targets.definition(load.target()), targets.ofCells(load.target()), load.period());
  }

  @Override
  public int alert() {
    return alerts.round();
  }

  @Override
  public CountOutcome count() {
    Recount.Counted counted = recount.run(progress::counted);
    return new CountOutcome(counted.marks(), counted.cells(), contents.refresh());
  }

  @Override
  public DeliverOutcome deliver(Load load) {
    TargetDefinition target = targets.definition(load.target());
    UnfinishedPushes.Push push = new UnfinishedPushes.Push(load.target(), load.what());
    underWay.add(load);
    try {
      unfinished.begin(push);
      CourierRun run = run(target, load);
      if (run.stoppedBy() == null) {
        unfinished.end(push);
      }
      return outcome(load, run);
    } finally {
      underWay.remove(load);
    }
  }

  @Override
  public List<Load> unfinished() {
    return unfinished.ready().stream()
        .filter(push -> targets.knows(push.target()))
        .map(push -> Load.cells(push.target(), push.what()))
        .filter(load -> !underWay.contains(load))
        .toList();
  }

  private CourierRun run(TargetDefinition target, Load load) {
    Courier.Watcher watcher = items -> progress.delivered(load.target(), items);
    return load.isVisits()
        ? visitCourier.deliver(target, targets.ofVisits(load.target()), watcher)
        : courier.deliver(target, load.what(), watcher);
  }

  private static DeliverOutcome outcome(Load load, CourierRun run) {
    return new DeliverOutcome(
        load.target(),
        load.what(),
        run.sent(),
        run.refused(),
        labels(run.stoppedBy()),
        run.nextTry());
  }

  private static @Nullable Labels labels(@Nullable Cause cause) {
    return cause == null ? null : cause.message();
  }

  private static <T> T known(Map<String, T> byName, String name) {
    T found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no such source in the configuration: " + name);
    }
    return found;
  }
}
