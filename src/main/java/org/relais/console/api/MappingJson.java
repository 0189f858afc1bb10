package org.relais.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.console.diff.FileDiff;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.Finding;
import org.relais.console.mappings.TestRun;
import org.relais.ledger.Draft;
import org.relais.ledger.Publication;

/** The configuration as programs read it. */
final class MappingJson {
  private MappingJson() {}

  /**
   * @param number rises with time
   * @param parent number of what was active before; null for the first
   */
  record VersionLine(
      long number,
      String version,
      @Nullable Long parent,
      String author,
      String message,
      Instant publishedAt,
      boolean active) {
    static VersionLine of(Publication publication, long active) {
      return new VersionLine(
          publication.number(),
          publication.version(),
          publication.parent(),
          publication.author(),
          publication.message(),
          publication.publishedAt(),
          publication.number() == active);
    }
  }

  /**
   * A draft, without its texts.
   *
   * @param base number of the publication that it began with
   * @param seen what publishing it asks for, so that nothing is published unseen
   */
  record DraftLine(
      String author,
      long base,
      String seen,
      Draft.State state,
      String message,
      @Nullable String sentBackBy,
      @Nullable String reason,
      List<String> changed,
      List<String> removed) {
    static DraftLine of(Draft draft) {
      return new DraftLine(
          draft.account(),
          draft.base(),
          draft.changedAt().toString(),
          draft.state(),
          draft.message(),
          draft.judge(),
          draft.reason(),
          paths(draft, false),
          paths(draft, true));
    }

    private static List<String> paths(Draft draft, boolean removed) {
      return draft.changes().stream()
          .filter(change -> (change.text() == null) == removed)
          .map(Draft.Change::path)
          .toList();
    }
  }

  /**
   * @param elsewhere errors in files that this account does not see
   */
  record Findings(long errors, long elsewhere, List<Finding> findings) {
    static Findings of(DraftReviews.Checked checked) {
      return new Findings(
          checked.findings().errors(), checked.findings().elsewhere(), checked.findings().shown());
    }
  }

  /**
   * @param compiles where it does not, no test was run
   */
  record Tests(boolean compiles, int tests, List<TestRun.Failed> failed) {
    static Tests of(DraftReviews.Checked checked) {
      return checked
          .run()
          .map(run -> new Tests(true, run.tests(), run.failed()))
          .orElseGet(() -> new Tests(false, 0, List.of()));
    }
  }

  record Diffs(List<FileDiff> files) {}
}
