package org.relais.console.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.Compilation;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.diff.FileDiff;
import org.relais.console.diff.ThreeWay;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersion.State;
import org.relais.ledger.VersionHistory;

/**
 * The history of the configuration as an account sees it: who sees some of the files only sees the
 * versions that changed one of these, and of a version no other file.
 */
public final class VersionDesk {
  private static final int AT_ONCE = 50;

  private final VersionHistory history;
  private final MappingDesk desk;
  private final DraftCompiler compiler;
  private final DraftReviews reviews;

  VersionDesk(
      VersionHistory history, MappingDesk desk, DraftCompiler compiler, DraftReviews reviews) {
    this.history = history;
    this.desk = desk;
    this.compiler = compiler;
    this.reviews = reviews;
  }

  /**
   * The newest first.
   *
   * @param state only those; null for all
   * @param before only those with a smaller number
   */
  public List<ConfigurationVersion> list(
      Account account, @Nullable State state, long before, int limit) {
    FileRights rights = desk.rights(account);
    if (rights.seesAll()) {
      return history.list(state, before, limit);
    }
    VersionSight sight = new VersionSight(account, rights, history);
    List<ConfigurationVersion> seen = new ArrayList<>();
    long from = before;
    List<ConfigurationVersion> part;
    do {
      part = history.concerning(rights.own(), account.name(), state, from, AT_ONCE);
      seen.addAll(sight.of(part));
      from = part.isEmpty() ? from : part.get(part.size() - 1).number();
    } while (part.size() == AT_ONCE && seen.size() < limit);
    return List.copyOf(seen.subList(0, Math.min(limit, seen.size())));
  }

  /** Empty where there is none of that number, or nothing of it concerns the account. */
  public Optional<ConfigurationVersion> find(long number, Account account) {
    return history.find(number).filter(version -> sees(version, account));
  }

  /** The active one, as far as it concerns the account. */
  public Optional<ConfigurationVersion> active(Account account) {
    return history.active().filter(version -> sees(version, account));
  }

  /** Number of the active version, which is no secret; 0 where none ever was. */
  public long activeNumber() {
    return history.active().map(ConfigurationVersion::number).orElse(0L);
  }

  private boolean sees(ConfigurationVersion version, Account account) {
    return !new VersionSight(account, desk.rights(account), history).of(List.of(version)).isEmpty();
  }

  /** The files of a version that the account sees. */
  public SortedMap<String, String> files(long number, Account account) {
    SortedMap<String, String> files = history.files(number);
    FileRights rights = rights(files, account);
    files.keySet().removeIf(path -> !rights.sees(path));
    return files;
  }

  /**
   * A table may have been another source's then: it is shown to those who see it now and saw it
   * then.
   */
  FileRights rights(SortedMap<String, String> files, Account account) {
    return desk.rights(account).and(FileRights.of(account, files));
  }

  /**
   * What differs between two versions.
   *
   * @param from null: nothing was there before
   */
  public List<FileDiff> diff(@Nullable Long from, long to, Account account) {
    return diff(from == null ? new TreeMap<>() : history.files(from), history.files(to), account);
  }

  List<FileDiff> diff(
      SortedMap<String, String> before, SortedMap<String, String> after, Account account) {
    FileRights now = desk.rights(account);
    FileRights then = now.and(FileRights.of(account, before));
    FileRights later = now.and(FileRights.of(account, after));
    return FileDiff.of(before, after).stream()
        .filter(diff -> !before.containsKey(diff.path()) || then.sees(diff.path()))
        .filter(diff -> !after.containsKey(diff.path()) || later.sees(diff.path()))
        .toList();
  }

  /** Names of the sources whose files a version changed and has. */
  List<String> sources(long number) {
    SortedMap<String, String> files = history.files(number);
    return history.changed(number).stream()
        .filter(path -> FileRights.isSource(path) && files.containsKey(path))
        .map(path -> path.replaceAll("^.*/|\\.yaml$", ""))
        .toList();
  }

  /** Whether another version became active since a saved one was begun. */
  public boolean movedOn(ConfigurationVersion version) {
    @Nullable Long parent = version.parent();
    return version.state() != State.LIVE && (parent == null || parent != activeNumber());
  }

  /** A saved version laid on what is active now. */
  public ThreeWay merged(ConfigurationVersion version) {
    @Nullable Long parent = version.parent();
    return ThreeWay.of(
        parent == null ? new TreeMap<>() : history.files(parent),
        history.files(version.number()),
        history.files(activeNumber()));
  }

  /** What {@link #merged} would change of what is active. */
  public List<FileDiff> diff(ThreeWay merged, Account account) {
    return merged
        .clean()
        .map(files -> diff(history.files(activeNumber()), files, account))
        .orElse(List.of());
  }

  /** What the compiler and the tests say of a version. */
  public DraftReviews.Checked check(ConfigurationVersion version, Account account) {
    return check(history.files(version.number()), account);
  }

  /** What the compiler and the tests say of files. */
  public DraftReviews.Checked check(SortedMap<String, String> files, Account account) {
    return reviews.check(compiler.compile(account, files), rights(files, account));
  }

  /** What a version compiles to, with the variables that the account knows. */
  public Compilation compile(ConfigurationVersion version, Account account) {
    return compiler.compile(account, history.files(version.number()));
  }

  /** How many files a version changed. */
  public int changed(ConfigurationVersion version) {
    return history.changed(version.number()).size();
  }

  /** What waits for those who make it live, the oldest first; nothing for others. */
  public List<ConfigurationVersion> submitted(Account account) {
    return account.may(Permission.MANAGE) ? history.submitted() : List.of();
  }

  /** The newest that the account saved. */
  public Optional<ConfigurationVersion> savedBy(Account account) {
    return history.savedBy(account.name());
  }

  /** What the account saved last, where it was sent back and the account has not saved anew. */
  public Optional<ConfigurationVersion> sentBackTo(Account account) {
    return account.may(Permission.ACT)
        ? savedBy(account)
            .filter(version -> version.state() == ConfigurationVersion.State.SENT_BACK)
            .filter(version -> !version.everLive())
        : Optional.empty();
  }
}
