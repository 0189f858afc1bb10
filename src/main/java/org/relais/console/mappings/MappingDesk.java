package org.relais.console.mappings;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.running.LiveDeployment;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Divergence;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.FileSign;
import org.relais.ledger.VersionHistory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;

/** The configuration as an account sees it, and the changes that it may make in its draft. */
public final class MappingDesk {
  private final Drafts drafts;
  private final VersionHistory history;
  private final LiveDeployment live;

  MappingDesk(Drafts drafts, VersionHistory history, LiveDeployment live) {
    this.drafts = drafts;
    this.history = history;
    this.live = live;
  }

  public Optional<Draft> draft(Account account) {
    return drafts.of(account.name());
  }

  /** All files of the configuration as the account's draft has them, seen or not. */
  public SortedMap<String, String> all(Account account) {
    return history.active().isEmpty() ? running() : drafts.files(account.name());
  }

  /** What the account's draft began with; the active configuration where it has none. */
  SortedMap<String, String> base(Account account) {
    return draft(account)
        .map(draft -> history.files(draft.base()))
        .or(() -> history.active().map(latest -> history.files(latest.number())))
        .orElseGet(this::running);
  }

  /** Before anything was active in this ledger: what runs. */
  private SortedMap<String, String> running() {
    SortedMap<String, String> files = new TreeMap<>(live.files());
    files.putAll(live.tests());
    return files;
  }

  /** The files that the account sees, as its draft has them. */
  public SortedMap<String, String> visible(Account account) {
    SortedMap<String, String> seen = new TreeMap<>(all(account));
    FileRights rights = FileRights.of(account, seen);
    seen.keySet().removeIf(path -> !rights.sees(path));
    return seen;
  }

  FileRights rights(Account account) {
    // Whoever sees all of them does so whatever is in them.
    return FileRights.of(account, account.scope().all() ? new TreeMap<>() : all(account));
  }

  /** Whether the account may change a file. */
  public boolean mayChange(Account account, String path) {
    return rights(account).changes(path);
  }

  /** The text of a file that the account sees. */
  String text(Account account, String path) {
    @Nullable String text = rights(account).sees(path) ? all(account).get(path) : null;
    if (text == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return text;
  }

  /**
   * Writes a file of the account's draft.
   *
   * @throws AccessDeniedException where the account may not change it
   */
  public void put(Account account, String path, String text) {
    mustChange(account, path);
    drafts.put(account.name(), path, text);
  }

  /**
   * Writes a file of the account's draft, if the file still says there what somebody saw.
   *
   * @return sign of what the file says now; empty where it said something else than was seen: then
   *     nothing is written
   * @throws AccessDeniedException where the account may not change it
   */
  public Optional<FileSign> put(Account account, String path, FileSign seen, String text) {
    mustChange(account, path);
    return drafts.put(account.name(), path, seen, text);
  }

  /** Takes a file out of the configuration of the account's draft. */
  public void remove(Account account, String path) {
    mustChange(account, path);
    drafts.remove(account.name(), path);
  }

  public void rename(Account account, String from, String to) {
    mustChange(account, from);
    mustChange(account, to);
    drafts.rename(account.name(), from, to, text(account, from));
  }

  public void revert(Account account, String path) {
    drafts.revert(account.name(), path);
  }

  /**
   * Gives up the account's draft.
   *
   * @return until when it can be brought back; empty where there was none
   */
  public Optional<Instant> drop(Account account) {
    return drafts.giveUp(account.name());
  }

  /** Brings back the draft that the account gave up; false where it cannot any more. */
  public boolean bringBack(Account account) {
    return drafts.bringBack(account.name());
  }

  public Optional<Divergence> divergence(Account account) {
    return drafts.divergence(account.name());
  }

  /** Lays the account's draft on the active configuration, where no file was changed by both. */
  public boolean rebase(Account account) {
    return drafts.rebase(account.name(), Set.of());
  }

  /** Tells whether a draft and the active version are still as somebody saw them. */
  public String seen(Draft draft) {
    return draft.seen(active().map(ConfigurationVersion::number).orElse(0L));
  }

  public Optional<ConfigurationVersion> active() {
    return history.active();
  }

  private void mustChange(Account account, String path) {
    if (!rights(account).changes(path)) {
      throw new AccessDeniedException("not a file that this account changes");
    }
  }
}
