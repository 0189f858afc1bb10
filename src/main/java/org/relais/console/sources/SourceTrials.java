package org.relais.console.sources;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Drafts;
import org.relais.source.SourceDefinition;
import org.springframework.security.access.AccessDeniedException;

/**
 * Tries of sources, in the background; the last results are kept in memory for whoever asked.
 *
 * <p>A draft's connection (address, account) is tried by administrators only: an address that
 * somebody else wrote could send a secret of this configuration elsewhere, or read a folder that is
 * not theirs. With the published connection, everybody tries the mapping of their draft.
 */
public final class SourceTrials {
  private static final int KEPT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Deployment deployment;
  private final ConfigurationHome home;
  private final Drafts drafts;
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
      Deployment deployment,
      ConfigurationHome home,
      Drafts drafts,
      AuditTrail audit,
      Workshop workshop,
      Clock clock) {
    this.deployment = deployment;
    this.home = home;
    this.drafts = drafts;
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
    Deployment by = deployment;
    if (draft) {
      Compilation compiled = home.compile(drafts.files(account.name()));
      if (!(compiled instanceof Compilation.Ok ok)) {
        return Outcome.failed(Words.of("source.draftBroken"));
      }
      by = ok.deployment();
    }
    Optional<SourceDefinition> definition = find(source, by);
    if (definition.isEmpty()) {
      return Outcome.failed(Words.of("source.notInDraft", source));
    }
    if (draft && !mayConnect(definition.get(), account)) {
      return Outcome.failed(Words.of("source.newConnection"));
    }
    try (CamelHttp http = CamelHttp.standalone()) {
      Tried tried = new SourceTrial(http, clock).run(by, definition.get(), account.name(), draft);
      if (tried.unavailable() != null) {
        return Outcome.failed(Words.saying(tried.unavailable()));
      }
      String key = UUID.randomUUID().toString();
      synchronized (results) {
        results.put(key, tried);
      }
      return Outcome.done(
          Words.of("source.tried", tried.items()), "/sources/" + source + "/tried/" + key);
    }
  }

  private boolean mayConnect(SourceDefinition drafted, Account account) {
    return account.may(Permission.MANAGE)
        || find(drafted.name(), deployment)
            .filter(published -> published.settings().equals(drafted.settings()))
            .isPresent();
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
