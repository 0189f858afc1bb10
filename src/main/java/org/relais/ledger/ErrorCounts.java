package org.relais.ledger;

/** How many items of the error queue there are, or were touched by an act, each counted once. */
public record ErrorCounts(long cells, long visits, long records) {
  public static final ErrorCounts NONE = new ErrorCounts(0, 0, 0);

  public long total() {
    return cells + visits + records;
  }

  ErrorCounts plus(ErrorKind kind, long items) {
    return switch (kind) {
      case CELL -> new ErrorCounts(cells + items, visits, records);
      case VISIT -> new ErrorCounts(cells, visits + items, records);
      case RECORD -> new ErrorCounts(cells, visits, records + items);
    };
  }

  public ErrorCounts plus(ErrorCounts other) {
    return new ErrorCounts(cells + other.cells, visits + other.visits, records + other.records);
  }

  /** For the audit trail. */
  String text() {
    return cells + " values, " + visits + " visits, " + records + " records";
  }
}
