package org.relais.console.sources;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.mappings.DraftCompiler;
import org.relais.console.running.LiveDeployment;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;
import org.relais.source.SourceDefinition;
import org.springframework.security.access.AccessDeniedException;

/**
 * Tries of sources, in the background; the last results are kept in memory for whoever asked.
 *
 * <p>A draft's connection (address, account) is tried by administrators only: an address that
 * somebody else wrote could send a secret of this configuration elsewhere, or read a folder that is
 * not theirs. With the published connection, everybody tries the mapping of their draft: that
 * connection is opened with the secrets of what runs, and the draft is compiled without them.
 */
public final class SourceTrials {
  private static final int KEPT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final LiveDeployment live;
  private final DraftCompiler compiler;
  private final AuditTrail audit;
  private final Workshop workshop;
  private final Clock clock;
  private final Map<String, Tried> results =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tried> eldest) {
          return size() > KEPT;
        }
      };

  SourceTrials(
      LiveDeployment live,
      DraftCompiler compiler,
      AuditTrail audit,
      Workshop workshop,
      Clock clock) {
    this.live = live;
    this.compiler = compiler;
    this.audit = audit;
    this.workshop = workshop;
    this.clock = clock;
  }

  /**
   * Fetches the first page of a source that the account sees.
   *
   * @param draft by the configuration that the account is changing
   */
  public Work start(String source, boolean draft, Account account) {
    if (!account.may(Permission.ACT) || !account.scope().includes(source)) {
      throw new AccessDeniedException("source");
    }
    audit.add(account.name(), "TRY_SOURCE", draft ? source + " (draft)" : source, null);
    return workshop.start(
        account,
        Words.of("source.work.try", source),
        progress -> run(source, draft, account),
        PATIENCE);
  }

  private Outcome run(String source, boolean draft, Account account) {
    Deployment published = live.now();
    if (!draft) {
      return find(source, published)
          .map(definition -> fetch(published, definition, account, false))
          .orElseGet(() -> Outcome.failed(Words.of("source.notInDraft", source)));
    }
    if (!(compiler.compile(account) instanceof Compilation.Ok compiled)) {
      return Outcome.failed(Words.of("source.draftBroken"));
    }
    Optional<SourceDefinition> drafted = find(source, compiled.deployment());
    if (drafted.isEmpty()) {
      return Outcome.failed(Words.of("source.notInDraft", source));
    }
    return connected(drafted.get(), published, account)
        .map(definition -> fetch(compiled.deployment(), definition, account, true))
        .orElseGet(() -> Outcome.failed(Words.of("source.newConnection")));
  }

  /**
   * The source as the account may connect with it. Whether a connection is still the published one
   * is seen where both are compiled alike, for the account's draft may lack values that what runs
   * has.
   */
  private Optional<SourceDefinition> connected(
      SourceDefinition drafted, Deployment published, Account account) {
    if (account.may(Permission.MANAGE)) {
      return Optional.of(drafted);
    }
    boolean same =
        compiler.compile(account, published.files()) instanceof Compilation.Ok alike
            && find(drafted.name(), alike.deployment())
                .filter(seen -> seen.settings().equals(drafted.settings()))
                .isPresent();
    return find(drafted.name(), published)
        .filter(running -> same)
        .map(running -> drafted.over(running.settings()));
  }

  private Outcome fetch(Deployment by, SourceDefinition source, Account account, boolean draft) {
    try (CamelHttp http = CamelHttp.standalone()) {
      Tried tried = new SourceTrial(http, clock).run(by, source, account.name(), draft);
      if (tried.unavailable() != null) {
        return Outcome.failed(Words.saying(tried.unavailable()));
      }
      String key = UUID.randomUUID().toString();
      synchronized (results) {
        results.put(key, tried);
      }
      return Outcome.done(
          Words.of("source.tried", tried.items()), "/sources/" + source.name() + "/tried/" + key);
    }
  }

  private static Optional<SourceDefinition> find(String name, Deployment deployment) {
    return deployment.sources().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Empty where it was forgotten, is of another source, or was not this account's. */
  public Optional<Tried> result(String source, String key, Account account) {
    synchronized (results) {
      return Optional.ofNullable(results.get(key))
          .filter(tried -> tried.source().equals(source) && account.scope().includes(source))
          .filter(tried -> tried.who().equals(account.name()) || account.may(Permission.MANAGE));
    }
  }
}
