package org.relais.console.mappings;

import java.util.List;
import java.util.Optional;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.diff.FileDiff;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.Publications;
import org.springframework.security.access.AccessDeniedException;

/** Drafts on their way from their authors to those who publish. */
public final class DraftReviews {
  private final MappingDesk desk;
  private final DraftCompiler compiler;
  private final Drafts drafts;
  private final Publications publications;
  private final ConfigurationHome home;
  private final AuditTrail audit;

  DraftReviews(
      MappingDesk desk,
      DraftCompiler compiler,
      Drafts drafts,
      Publications publications,
      ConfigurationHome home,
      AuditTrail audit) {
    this.desk = desk;
    this.compiler = compiler;
    this.drafts = drafts;
    this.publications = publications;
    this.home = home;
    this.audit = audit;
  }

  /**
   * What the compiler and the tests say of a draft.
   *
   * @param run empty where it does not compile
   */
  public record Checked(Findings findings, Optional<TestRun> run) {}

  /** One's own draft, or one that was handed over to those who publish. */
  public Optional<Draft> find(String author, Account account) {
    return drafts
        .of(author)
        .filter(
            draft ->
                author.equals(account.name())
                    || (account.may(Permission.MANAGE) && draft.state() == Draft.State.SUBMITTED));
  }

  /** What waits for those who publish, the oldest first; nothing for others. */
  public List<Draft> submitted(Account account) {
    return account.may(Permission.MANAGE) ? drafts.submitted() : List.of();
  }

  /** What a draft changes, in the files that the account sees. */
  public List<FileDiff> diffs(Draft draft, Account account) {
    var base = publications.files(draft.base());
    FileRights rights = desk.rights(account);
    return FileDiff.of(base, draft.on(base)).stream()
        .filter(diff -> rights.sees(diff.path()))
        .toList();
  }

  /** The account's own draft, as far as it compiles for it. */
  public Checked check(Account account) {
    return checked(compiler.compile(account), account);
  }

  /** Somebody's draft with the variables of this place, for those who publish. */
  Checked check(Draft draft, Account account) {
    return checked(home.compile(draft.on(publications.files(draft.base()))), account);
  }

  private Checked checked(Compilation compilation, Account account) {
    return new Checked(
        Findings.of(compilation, home, desk.rights(account)),
        compilation instanceof Compilation.Ok ok
            ? Optional.of(TestRun.of(ok, home))
            : Optional.empty());
  }

  /**
   * Hands the account's draft over.
   *
   * @return whether there was one
   */
  public boolean submit(Account account, String message) {
    boolean submitted = drafts.submit(account.name(), message);
    if (submitted) {
      audit.add(account.name(), "SUBMIT", "configuration", message);
    }
    return submitted;
  }

  /**
   * Gives a submitted draft back to its author.
   *
   * @return whether it was still submitted
   */
  public boolean sendBack(String author, Account account, String reason) {
    if (!account.may(Permission.MANAGE)) {
      throw new AccessDeniedException("sending back is the administrators'");
    }
    boolean sent = drafts.sendBack(author, account.name(), reason);
    if (sent) {
      audit.add(account.name(), "SEND_BACK", author, reason);
    }
    return sent;
  }
}
