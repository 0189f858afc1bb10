package org.relais.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.console.diff.FileDiff;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.Finding;
import org.relais.console.mappings.TestRun;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Draft;

/** The configuration as programs read it. */
final class MappingJson {
  private MappingJson() {}

  /**
   * @param number rises with time
   * @param parent number of the active version that it was made from; null for the first
   * @param at when it was saved, or became the active one
   * @param madeOf of a live one the number of the version whose files were made live
   * @param liveAs number of the newest live version that was made of this one
   */
  record VersionLine(
      long number,
      String version,
      @Nullable Long parent,
      String author,
      String message,
      Instant at,
      ConfigurationVersion.State state,
      boolean active,
      @Nullable Long madeOf,
      @Nullable Long liveAs,
      @Nullable String sentBackBy,
      @Nullable String reason) {
    static VersionLine of(ConfigurationVersion version, long active) {
      return new VersionLine(
          version.number(),
          version.version(),
          version.parent(),
          version.author(),
          version.message(),
          version.at(),
          version.state(),
          version.number() == active,
          version.madeOf(),
          version.liveAs(),
          version.judge(),
          version.reason());
    }
  }

  /**
   * A draft, without its texts.
   *
   * @param base number of the active version that it began with
   * @param seen what saving and publishing it may ask for, so that nothing is done unseen
   */
  record DraftLine(
      String author,
      long base,
      Instant changedAt,
      String seen,
      List<String> changed,
      List<String> removed) {
    static DraftLine of(Draft draft, String seen) {
      return new DraftLine(
          draft.account(),
          draft.base(),
          draft.changedAt(),
          seen,
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

  /**
   * What the compiler and the tests say of a version.
   *
   * @param fit whether it may be made live
   */
  record Check(boolean fit, Findings findings, Tests tests) {
    static Check of(DraftReviews.Checked checked) {
      return new Check(checked.fit(), Findings.of(checked), Tests.of(checked));
    }
  }

  record Diffs(List<FileDiff> files) {}
}
