package org.relais.console.mappings;

import java.util.List;
import java.util.Optional;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.console.account.Account;
import org.relais.console.diff.FileDiff;
import org.relais.ledger.Draft;
import org.relais.ledger.VersionHistory;

/** A draft as a whole: what it changes, and what the compiler and the tests say of it. */
public final class DraftReviews {
  private final MappingDesk desk;
  private final DraftCompiler compiler;
  private final VersionHistory history;
  private final ConfigurationHome home;

  DraftReviews(
      MappingDesk desk, DraftCompiler compiler, VersionHistory history, ConfigurationHome home) {
    this.desk = desk;
    this.compiler = compiler;
    this.history = history;
    this.home = home;
  }

  /**
   * What the compiler and the tests say of a configuration.
   *
   * @param run empty where it does not compile
   */
  public record Checked(Findings findings, Optional<TestRun> run) {
    /** Whether it may become the active one, as far as the compiler and the tests say. */
    public boolean fit() {
      return findings.errors() == 0 && run.filter(TestRun::passed).isPresent();
    }
  }

  /** What a draft changes, in the files that the account sees. */
  public List<FileDiff> diffs(Draft draft, Account account) {
    var base = history.files(draft.base());
    FileRights rights = desk.rights(account);
    return FileDiff.of(base, draft.on(base)).stream()
        .filter(diff -> rights.sees(diff.path()))
        .toList();
  }

  /** What the compiler says of the account's own draft, without its tests. */
  public Findings findings(Account account) {
    return Findings.of(compiler.compile(account), home, desk.rights(account));
  }

  /** The account's own draft, as far as it compiles for it. */
  public Checked check(Account account) {
    return check(compiler.compile(account), desk.rights(account));
  }

  Checked check(Compilation compilation, FileRights rights) {
    return new Checked(
        Findings.of(compilation, home, rights),
        compilation instanceof Compilation.Ok ok
            ? Optional.of(TestRun.of(ok, home))
            : Optional.empty());
  }
}
