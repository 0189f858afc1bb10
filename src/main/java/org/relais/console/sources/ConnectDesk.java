package org.relais.console.sources;

import java.util.Optional;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Drafts;
import org.relais.ledger.FileSign;
import org.relais.source.SourceDefinition;
import org.springframework.security.access.AccessDeniedException;

/** Writes the file of a source that somebody connects into their draft. */
public final class ConnectDesk {
  private final Deployment deployment;
  private final Drafts drafts;
  private final AuditTrail audit;

  ConnectDesk(Deployment deployment, Drafts drafts, AuditTrail audit) {
    this.deployment = deployment;
    this.drafts = drafts;
    this.audit = audit;
  }

  /**
   * Nothing runs by it before an administrator publishes the draft. A file that is there already is
   * left as it is: somebody may have begun its mapping.
   *
   * @return why nothing was written; empty where it was
   */
  public Optional<Words> connect(NewSource source, Account account) {
    mayConnect(account);
    Optional<String> fault = source.fault().or(() -> nameFault(source, account));
    if (fault.isPresent()) {
      return fault.map(Words::of);
    }
    String path = source.path();
    if (drafts.put(account.name(), path, FileSign.NONE, SourceSkeleton.of(source)).isEmpty()) {
      return Optional.of(Words.of("connect.fault.drafted", path));
    }
    audit.add(account.name(), "CONNECT_SOURCE", NewSource.text(source.name()), null);
    return Optional.empty();
  }

  static void mayConnect(Account account) {
    if (!account.may(Permission.ACT)) {
      throw new AccessDeniedException("connect a source");
    }
  }

  private Optional<String> nameFault(NewSource source, Account account) {
    String name = NewSource.text(source.name());
    if (!account.scope().includes(name)) {
      return Optional.of("connect.fault.notYours");
    }
    return taken(name) ? Optional.of("connect.fault.taken") : Optional.empty();
  }

  boolean taken(String name) {
    return deployment.sources().stream().map(SourceDefinition::name).anyMatch(name::equals);
  }
}
