package org.relais.ledger;

import java.util.List;
import org.relais.visit.Labels;

/**
 * Where every record, cell and visit is.
 *
 * @param imbalances what does not add up, for a person; empty where all is accounted for
 */
public record BalanceSheet(
    List<SourceLine> sources, List<TargetLine> targets, List<Labels> imbalances) {
  public BalanceSheet {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    imbalances = List.copyOf(imbalances);
  }

  public boolean balanced() {
    return imbalances.isEmpty();
  }

  /** Whether something waits for a person. */
  public boolean needsPerson() {
    return sources.stream().anyMatch(line -> line.rejected() > 0)
        || targets.stream().anyMatch(line -> line.cells().parked() + line.visits().parked() > 0);
  }

  /** Whether something is on its way to a target. */
  public boolean stillDue() {
    return due() > 0;
  }

  /** How many values and visits are on their way to a target. */
  public long due() {
    return targets.stream().mapToLong(line -> line.cells().due() + line.visits().due()).sum();
  }

  /**
   * The records of a source; a record id is one, whatever its revisions.
   *
   * @param pulled record ids ever taken in, counted as they came
   * @param rejected those that wait for a person
   * @param discarded those of the rejected that a person set aside
   */
  public record SourceLine(
      String source,
      long pulled,
      long mapped,
      long rejected,
      long ignored,
      long voided,
      long discarded) {
    public long total() {
      return mapped + rejected + ignored + voided + discarded;
    }
  }

  /** What a target has and is to have. */
  public record TargetLine(String target, States cells, States visits) {}

  /**
   * @param acknowledged what the target has, and shall have; not what both have nothing of
   * @param due to be sent, being sent, or waiting for the clock
   * @param waiting those of the due that wait for the clock
   */
  public record States(long acknowledged, long due, long waiting, long parked, long discarded) {
    static final States NONE = new States(0, 0, 0, 0, 0);

    /** To be sent with the next push, or being sent. */
    public long toSend() {
      return due - waiting;
    }

    public long total() {
      return acknowledged + due + parked + discarded;
    }
  }
}
