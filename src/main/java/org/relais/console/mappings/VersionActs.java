package org.relais.console.mappings;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.config.ConfigurationText;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.NewVersion;
import org.relais.ledger.SavedVersions;
import org.relais.ledger.VersionHistory;
import org.springframework.security.access.AccessDeniedException;

/** What people do with versions, beside making them live: save, hand over, send back, go on. */
public final class VersionActs {
  private final MappingDesk desk;
  private final DraftCompiler compiler;
  private final Drafts drafts;
  private final VersionHistory history;
  private final SavedVersions saved;
  private final SecretSearch secrets;

  VersionActs(
      MappingDesk desk,
      DraftCompiler compiler,
      Drafts drafts,
      VersionHistory history,
      SavedVersions saved,
      SecretSearch secrets) {
    this.desk = desk;
    this.compiler = compiler;
    this.drafts = drafts;
    this.history = history;
    this.saved = saved;
    this.secrets = secrets;
  }

  /** What came of it. */
  public sealed interface Result {
    /** The version that it is about, as it is afterwards. */
    record Done(ConfigurationVersion version) implements Result {}

    record Refused(Words why) implements Result {}
  }

  /**
   * Saves the account's draft as a version that is not live; the draft stays. It need not compile.
   *
   * @param seen {@link Draft#seen} of what the account looked at: where the draft was changed
   *     since, or another version became active, nothing is saved
   * @param submit whether it is handed over at once to those who make it live
   */
  public Result save(Account account, String seen, String message, boolean submit) {
    @Nullable Draft draft = drafts.of(account.name()).orElse(null);
    if (draft == null) {
      return new Result.Refused(Words.of("mappings.save.none"));
    }
    if (!desk.seen(draft).equals(seen)) {
      return new Result.Refused(Words.of("mappings.unfit.changed"));
    }
    FileRights rights = desk.rights(account);
    List<String> paths = draft.changes().stream().map(Draft.Change::path).toList();
    if (!paths.stream().allMatch(rights::changes)) {
      throw new AccessDeniedException("not files that this account changes");
    }
    SortedMap<String, String> files = draft.on(history.files(draft.base()));
    if (secrets.finds(paths, files, compiler.compile(account, files))) {
      return new Result.Refused(Words.of("mappings.unfit.secret"));
    }
    ConfigurationText text = ConfigurationText.of(files);
    ConfigurationVersion version =
        saved.save(
            text.version(),
            new NewVersion(text.files(), text.tests(), account.name(), message),
            draft.base());
    if (submit) {
      saved.submit(version.number(), account.name());
    }
    return now(version);
  }

  /** Asks that a version be made live. */
  public Result submit(ConfigurationVersion version, Account account) {
    return saved.submit(version.number(), account.name())
        ? now(version)
        : new Result.Refused(Words.of("mappings.submit.not"));
  }

  /** Takes back that it was handed over. */
  public Result withdraw(ConfigurationVersion version, Account account) {
    return saved.withdraw(version.number(), account.name())
        ? now(version)
        : new Result.Refused(Words.of("mappings.waits.not"));
  }

  /** Gives a version that was handed over back to its author. */
  public Result sendBack(ConfigurationVersion version, Account account, String reason) {
    if (!account.may(Permission.MANAGE)) {
      throw new AccessDeniedException("sending back is the administrators'");
    }
    return saved.sendBack(version.number(), account.name(), reason)
        ? now(version)
        : new Result.Refused(Words.of("mappings.waits.not"));
  }

  /**
   * Begins a draft of the account with what a saved version changed, in the files that the account
   * changes.
   *
   * @param replace whether a draft that the account has is given up
   */
  public Result take(ConfigurationVersion version, Account account, boolean replace) {
    @Nullable Long parent = version.parent();
    List<Draft.Change> changes = parent == null ? List.of() : changes(version, parent, account);
    if (parent == null || changes.isEmpty()) {
      return new Result.Refused(Words.of("mappings.take.none"));
    }
    return drafts.take(account.name(), parent, changes, replace)
        ? now(version)
        : new Result.Refused(Words.of("mappings.take.draft"));
  }

  private List<Draft.Change> changes(ConfigurationVersion version, long parent, Account account) {
    SortedMap<String, String> before = history.files(parent);
    SortedMap<String, String> after = history.files(version.number());
    FileRights rights = desk.rights(account).and(FileRights.of(account, after));
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    return paths.stream()
        .filter(rights::changes)
        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
        .map(path -> new Draft.Change(path, after.get(path)))
        .toList();
  }

  private Result now(ConfigurationVersion version) {
    return new Result.Done(history.find(version.number()).orElse(version));
  }
}
