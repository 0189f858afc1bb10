package org.relais.console.mappings;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.relais.console.account.Account;
import org.relais.console.diff.FileDiff;
import org.relais.console.diff.ThreeWay;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.VersionHistory;

/** Puts drafts together with what others published since they began; shown before it is kept. */
public final class DraftMerges {
  private final Drafts drafts;
  private final VersionHistory history;
  private final VersionDesk versions;

  DraftMerges(Drafts drafts, VersionHistory history, VersionDesk versions) {
    this.drafts = drafts;
    this.history = history;
    this.versions = versions;
  }

  /**
   * What would become of a draft.
   *
   * @param diffs what it then changes of the active configuration
   */
  public record Preview(List<FileDiff> diffs, DraftReviews.Checked checked) {}

  /** Empty where the account has no draft, or nothing else became active since it began. */
  public Optional<DraftMerge> open(Account account) {
    Optional<Draft> draft = drafts.of(account.name());
    Optional<Long> active = history.active().map(ConfigurationVersion::number);
    if (draft.isEmpty() || active.isEmpty() || active.get() == draft.get().base()) {
      return Optional.empty();
    }
    SortedMap<String, String> base = history.files(draft.get().base());
    SortedMap<String, String> published = history.files(active.get());
    FileRights rights = versions.rights(published, account);
    return Optional.of(
        DraftMerge.of(
            draft.get(),
            active.get(),
            ThreeWay.of(base, draft.get().on(base), published),
            rights::sees));
  }

  /** Empty where something is left to be said. */
  public Optional<Preview> preview(DraftMerge merge, List<FileChoice> choices, Account account) {
    return merge
        .settle(choices)
        .map(merge::merged)
        .map(
            files ->
                new Preview(
                    versions.diff(history.files(merge.active()), files, account),
                    versions.check(files, account)));
  }

  /**
   * Lays the draft on the active configuration as it was said.
   *
   * @param seen {@link DraftMerge#seen} of what the person looked at
   * @return false where something changed since, or something is left to be said: then nothing is
   *     done
   */
  public boolean keep(DraftMerge merge, String seen, List<FileChoice> choices, Account account) {
    return merge.seen().equals(seen)
        && merge
            .settle(choices)
            .filter(
                settled ->
                    drafts.settle(
                        account.name(), merge.draft().changedAt(), merge.active(), settled))
            .isPresent();
  }
}
