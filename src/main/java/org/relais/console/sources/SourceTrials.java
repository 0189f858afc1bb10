package org.relais.console.sources;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.relais.diagnostic.Code;
import org.relais.http.CamelHttp;
import org.relais.http.Reach;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;
import org.relais.source.SourceDefinition;
import org.relais.source.cht.ChtSettings;
import org.relais.source.rest.RestSettings;
import org.springframework.security.access.AccessDeniedException;

/**
 * Tries of sources, in the background; the last results are kept in memory for whoever asked.
 *
 * <p>With the published connection, everybody tries the mapping of their draft: that connection is
 * opened with the secrets of what runs, and the draft is compiled without them. Another connection
 * of a draft (address, account) an administrator tries with all secrets. A source owner tries it
 * with the secrets that they themselves stored for the source and no other, and only with servers
 * on the internet or in a network that the deployment names: an address that somebody wrote could
 * send a secret of this configuration elsewhere, read a folder that is not theirs, or reach what
 * only this machine may.
 */
public final class SourceTrials {
  private static final int KEPT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Set<Code> LACKING = Set.of(Code.CFG020, Code.CFG021, Code.CFG022);

  private final LiveDeployment live;
  private final DraftCompiler compiler;
  private final VersionHistory history;
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
      VersionHistory history,
      AuditTrail audit,
      Workshop workshop,
      Clock clock) {
    this.live = live;
    this.compiler = compiler;
    this.history = history;
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

  /**
   * Fetches the first page of a source by a version that somebody saved, with all secrets.
   *
   * @throws AccessDeniedException where the account is no administrator's
   */
  public Work start(String source, ConfigurationVersion version, Account account) {
    if (!account.may(Permission.MANAGE)) {
      throw new AccessDeniedException("trying a version is the administrators'");
    }
    audit.add(account.name(), "TRY_SOURCE", source + " (version " + version.number() + ")", null);
    return workshop.start(
        account,
        Words.of("source.work.try", source),
        progress -> run(source, version.number(), account),
        PATIENCE);
  }

  private Outcome run(String source, long version, Account account) {
    if (!(compiler.compile(account, history.files(version)) instanceof Compilation.Ok compiled)) {
      return Outcome.failed(Words.of("source.versionBroken", version));
    }
    Deployment deployment = compiled.deployment();
    return find(source, deployment)
        .map(definition -> fetch(deployment, definition, By.version(version), account))
        .orElseGet(() -> Outcome.failed(Words.of("source.notInDraft", source)));
  }

  /**
   * By what a source is tried.
   *
   * @param draft whether by the account's draft
   * @param version number of the version; null where by none
   * @param reach where its server may be
   */
  private record By(boolean draft, @Nullable Long version, Reach reach) {
    static final By RUNNING = new By(false, null, Reach.EVERYWHERE);
    static final By DRAFT = new By(true, null, Reach.EVERYWHERE);

    static By version(long number) {
      return new By(false, number, Reach.EVERYWHERE);
    }
  }

  private Outcome run(String source, boolean draft, Account account) {
    Deployment published = live.now();
    if (!draft) {
      return find(source, published)
          .map(definition -> fetch(published, definition, By.RUNNING, account))
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
        .map(definition -> fetch(compiled.deployment(), definition, By.DRAFT, account))
        .orElseGet(() -> ownConnection(source, published, account));
  }

  /** Tries the connection that an owner wrote, with what that owner stored for it. */
  private Outcome ownConnection(String source, Deployment published, Account account) {
    String file = compiler.label("sources/" + source + ".yaml");
    if (!(compiler.forConnection(account, source) instanceof Compilation.Ok compiled)) {
      return Outcome.failed(Words.of("source.draftBroken"));
    }
    SourceDefinition drafted = find(source, compiled.deployment()).orElseThrow();
    if (!(drafted.settings() instanceof RestSettings)
        && !(drafted.settings() instanceof ChtSettings)) {
      return Outcome.failed(Words.of("source.newConnection"));
    }
    if (compiled.warnings().stream()
        .anyMatch(found -> LACKING.contains(found.code()) && found.span().file().equals(file))) {
      return Outcome.failed(Words.of("source.secretMissing"));
    }
    Reach reach = Reach.ofTheInternet(published.server().ownerNetworks());
    return fetch(compiled.deployment(), drafted, new By(true, null, reach), account);
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

  private Outcome fetch(Deployment deployment, SourceDefinition source, By by, Account account) {
    try (CamelHttp http = CamelHttp.within(by.reach())) {
      Tried tried =
          new SourceTrial(http, clock)
              .run(deployment, source, account.name(), by.draft(), by.version());
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
