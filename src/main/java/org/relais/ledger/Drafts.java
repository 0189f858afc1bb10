package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people change in the configuration and have not published: one draft for each account. Who
 * may change what is decided by the caller.
 */
public final class Drafts {
  private final Store store;
  private final DraftRows rows;
  private final Publications publications;
  private final Clock clock;

  public Drafts(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.rows = new DraftRows(store);
    this.publications = new Publications(store);
    this.clock = clock;
  }

  /** The account's draft; empty where it changes nothing. */
  public Optional<Draft> of(String account) {
    return rows.find(account);
  }

  /** What waits for somebody who may publish, the oldest first. */
  public List<Draft> submitted() {
    return rows.submitted();
  }

  /** The configuration as the account would have it: all files by path. */
  public SortedMap<String, String> files(String account) {
    return of(account)
        .map(draft -> draft.on(publications.files(draft.base())))
        .orElseGet(() -> publications.files(active()));
  }

  /**
   * Writes a file of the account's draft. A file that says again what it said at first is no change
   * any more; a draft that was submitted is its author's again.
   *
   * @param text all of it; line ends become line feeds
   * @throws IllegalArgumentException where {@link DraftPath} does not allow the path
   */
  public void put(String account, String path, String text) {
    change(account, List.of(new Draft.Change(DraftPath.checked(path), plain(text))));
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

  /** Gives up the draft. */
  public void drop(String account) {
    rows.delete(account);
  }

  /** Notes why, while it is being written. */
  public void describe(String account, String message) {
    changed(account, () -> rows.describe(account, StorableText.of(message)));
  }

  /**
   * Hands the draft to somebody who may publish.
   *
   * @return whether there was something to hand over
   */
  public boolean submit(String account, String message) {
    return rows.submit(account, StorableText.of(message), now());
  }

  /**
   * Hands a submitted draft back to its author.
   *
   * @return whether it was still submitted
   */
  public boolean sendBack(String account, String judge, String reason) {
    return rows.sendBack(account, judge, StorableText.of(reason), now());
  }

  /** Whether others published since the draft began; empty where they did not. */
  public Optional<Divergence> divergence(String account) {
    return of(account).filter(draft -> draft.base() != active()).map(this::divergence);
  }

  private Divergence divergence(Draft draft) {
    long active = active();
    SortedMap<String, String> base = publications.files(draft.base());
    return Divergence.of(active, base, draft.on(base), publications.files(active));
  }

  /**
   * Lays the draft's changes on the active configuration.
   *
   * @param mine of the files that both changed, those for which the draft's text stands
   * @param theirs those for which the active text stands
   * @return false where both changed a file that is in neither: then nothing is done
   */
  public boolean rebase(String account, Set<String> mine, Set<String> theirs) {
    return store.inTransaction(
        () -> {
          rows.lock(account);
          Optional<Draft> found = of(account);
          if (found.isEmpty()) {
            return true;
          }
          Divergence apart = divergence(found.get());
          Predicate<String> settled = path -> mine.contains(path) || theirs.contains(path);
          if (!apart.both().stream().allMatch(settled)) {
            return false;
          }
          rows.forget(account, apart.both().stream().filter(theirs::contains).toList());
          rows.rebase(account, apart.active());
          forgetSame(account);
          return true;
        });
  }

  private void change(String account, Collection<Draft.Change> changes) {
    store.inTransaction(
        () -> {
          rows.lock(account);
          rows.begin(account, active(), now());
          changes.forEach(change -> rows.write(account, change));
          forgetSame(account);
        });
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
    SortedMap<String, String> base = publications.files(draft.base());
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
    return publications
        .latest()
        .map(Publication::number)
        .orElseThrow(() -> new IllegalStateException("no configuration was ever active"));
  }

  private static String plain(String text) {
    return StorableText.of(text).replace("\r\n", "\n").replace('\r', '\n');
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
