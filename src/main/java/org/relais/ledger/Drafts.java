package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people change in the configuration: one draft for each account. Who may change what is
 * decided by the caller.
 */
public final class Drafts {
  private static final Duration UNDOABLE = Duration.ofSeconds(60);

  private final Store store;
  private final DraftRows rows;
  private final VersionHistory history;
  private final Clock clock;

  public Drafts(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.rows = new DraftRows(store);
    this.history = new VersionHistory(store);
    this.clock = clock;
  }

  /** The account's draft; empty where it changes nothing. */
  public Optional<Draft> of(String account) {
    return rows.find(account);
  }

  /**
   * The files of a folder that drafts write, by account.
   *
   * @param folder with its slash, such as {@code sources/}
   */
  public SortedMap<String, SortedSet<String>> written(String folder) {
    return rows.written(folder);
  }

  /** The configuration as the account would have it: all files by path. */
  public SortedMap<String, String> files(String account) {
    return of(account)
        .map(draft -> draft.on(history.files(draft.base())))
        .orElseGet(() -> history.files(active()));
  }

  /**
   * Writes a file of the account's draft. A file that says again what it said at first is no change
   * any more.
   *
   * @param text all of it; line ends become line feeds
   * @throws IllegalArgumentException where {@link DraftPath} does not allow the path
   */
  public void put(String account, String path, String text) {
    change(account, List.of(new Draft.Change(DraftPath.checked(path), plain(text))));
  }

  /**
   * Writes a file of the account's draft, if the file still says there what somebody saw.
   *
   * @param seen sign of what the file said to whoever changed it
   * @param text all of it; line ends become line feeds
   * @return sign of what the file says now; empty where it said something else than was seen: then
   *     nothing is written
   * @throws IllegalArgumentException where {@link DraftPath} does not allow the path
   */
  public Optional<FileSign> put(String account, String path, FileSign seen, String text) {
    String fresh = plain(text);
    Draft.Change change = new Draft.Change(DraftPath.checked(path), fresh);
    return store.inTransaction(
        () -> {
          rows.lock(account);
          Optional<Draft> found = of(account);
          long base = found.map(Draft::base).orElseGet(this::active);
          SortedMap<String, String> before = history.files(base);
          SortedMap<String, String> files = found.map(draft -> draft.on(before)).orElse(before);
          if (!FileSign.of(files.get(path)).equals(seen)) {
            return Optional.<FileSign>empty();
          }
          write(account, base, List.of(change));
          return Optional.of(FileSign.of(fresh));
        });
  }

  /** Takes a file out of the account's draft of the configuration. */
  public void remove(String account, String path) {
    change(account, List.of(new Draft.Change(path, null)));
  }

  /** Gives a file another path, at once. */
  public void rename(String account, String from, String to, String text) {
    change(
        account,
        List.of(
            new Draft.Change(from, null), new Draft.Change(DraftPath.checked(to), plain(text))));
  }

  /** Gives up the change of one file. */
  public void revert(String account, String path) {
    changed(account, () -> rows.forget(account, List.of(path)));
  }

  /** Gives up the draft for good. */
  public void drop(String account) {
    rows.delete(account);
  }

  /**
   * Gives up the draft, and keeps it for a minute.
   *
   * @return until when it can be brought back; empty where there was none
   */
  public Optional<Instant> giveUp(String account) {
    return store.inTransaction(
        () -> {
          rows.lock(account);
          Instant until = clock.instant().plus(UNDOABLE);
          Optional<Draft> found = of(account);
          found.ifPresent(draft -> rows.keep(draft, Timestamp.from(until), now()));
          rows.delete(account);
          return found.map(draft -> until);
        });
  }

  /** Brings back what was given up; false where its minute is over, or another draft began. */
  public boolean bringBack(String account) {
    return store.inTransaction(
        () -> {
          rows.lock(account);
          Optional<Draft> kept = rows.kept(account, now());
          if (kept.isEmpty() || of(account).isPresent()) {
            return false;
          }
          write(account, kept.get().base(), kept.get().changes());
          rows.forgetKept(account);
          return true;
        });
  }

  /**
   * Begins a draft with what a version changed.
   *
   * @param base number of the active version that it was made from
   * @param replace whether a draft that the account has is given up
   * @return false where the account has a draft that is not to be given up
   */
  public boolean take(
      String account, long base, Collection<Draft.Change> changes, boolean replace) {
    return store.inTransaction(
        () -> {
          rows.lock(account);
          if (of(account).isPresent()) {
            if (!replace) {
              return false;
            }
            rows.delete(account);
          }
          write(account, base, changes);
          return true;
        });
  }

  /** Whether another version became active since the draft began; empty where none did. */
  public Optional<Divergence> divergence(String account) {
    return of(account).filter(draft -> draft.base() != active()).map(this::divergence);
  }

  private Divergence divergence(Draft draft) {
    long active = active();
    SortedMap<String, String> base = history.files(draft.base());
    return Divergence.of(active, base, draft.on(base), history.files(active));
  }

  /**
   * Lays the draft's changes on the active configuration.
   *
   * @param mine of the files that both changed, those for which the draft's text stands
   * @return false where both changed another file: then nothing is done
   */
  public boolean rebase(String account, Set<String> mine) {
    return store.inTransaction(
        () -> {
          rows.lock(account);
          Optional<Draft> found = of(account);
          return found.isEmpty() || lay(found.get(), divergence(found.get()), mine);
        });
  }

  /**
   * Lays the draft's changes on the active configuration, if both are still as somebody saw them.
   *
   * @param seen {@link Draft#changedAt} as it was seen
   * @param active number of the active version as it was seen
   * @param settled what each of the files that both changed shall say
   * @return false where something changed since, or both changed another file: then nothing is done
   */
  public boolean settle(
      String account, Instant seen, long active, Collection<Draft.Change> settled) {
    return store.inTransaction(
        () -> {
          rows.lock(account);
          Optional<Draft> found = of(account).filter(draft -> draft.changedAt().equals(seen));
          if (found.isEmpty() || active() != active) {
            return false;
          }
          Divergence apart = divergence(found.get());
          Set<String> paths =
              settled.stream().map(Draft.Change::path).collect(Collectors.toUnmodifiableSet());
          if (!paths.equals(apart.both())) {
            return false;
          }
          settled.forEach(change -> rows.write(account, change));
          return lay(found.get(), apart, paths);
        });
  }

  private boolean lay(Draft draft, Divergence apart, Set<String> settled) {
    if (!settled.containsAll(apart.both())) {
      return false;
    }
    rows.rebase(draft.account(), apart.active(), now());
    forgetSame(draft.account());
    return true;
  }

  private void change(String account, Collection<Draft.Change> changes) {
    store.inTransaction(
        () -> {
          rows.lock(account);
          write(account, active(), changes);
        });
  }

  /**
   * @param base number of the version that the draft begins with where there is none yet
   */
  private void write(String account, long base, Collection<Draft.Change> changes) {
    rows.begin(account, base, now());
    changes.forEach(change -> rows.write(account, change));
    forgetSame(account);
  }

  private void changed(String account, Runnable act) {
    store.inTransaction(
        () -> {
          rows.lock(account);
          if (of(account).isPresent()) {
            act.run();
            forgetSame(account);
          }
        });
  }

  /** What is as in the base is no change, and a draft without changes is none. */
  private void forgetSame(String account) {
    Draft draft = of(account).orElseThrow();
    SortedMap<String, String> base = history.files(draft.base());
    List<String> same =
        draft.changes().stream()
            .filter(change -> isSame(base.get(change.path()), change.text()))
            .map(Draft.Change::path)
            .toList();
    rows.forget(account, same);
    if (same.size() == draft.changes().size()) {
      rows.delete(account);
    }
  }

  private static boolean isSame(@Nullable String base, @Nullable String text) {
    return base == null ? text == null : base.equals(text);
  }

  private long active() {
    return history
        .active()
        .map(ConfigurationVersion::number)
        .orElseThrow(() -> new IllegalStateException("no configuration was ever active"));
  }

  private static String plain(String text) {
    return StorableText.of(text).replace("\r\n", "\n").replace('\r', '\n');
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
