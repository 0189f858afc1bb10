package org.relais.delivery;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A target that takes cells. Implementations keep no state that a restart would lose. */
public interface CellTarget {
  String name();

  /**
   * How many cells a parcel should carry at most; a target that knows its server may know better
   * than the configuration. Asks nothing of the server.
   */
  default int parcelSize(TargetDefinition definition) {
    return definition.parcelSize();
  }

  /** What the server says that it is; one request or two. Does not throw. */
  default Identity identity() {
    return new Identity.None();
  }

  /** Sends a parcel. Does not throw for anything that a server or network does. */
  Reply send(CellParcel parcel);

  /**
   * Reads back what the target holds for these cells; a cell that it does not hold is absent from
   * the answer.
   */
  ReadBack readBack(List<CellItem> cells);

  /**
   * Reads what the target holds for these cells, of which nobody has to know anything yet. Unlike a
   * read-back it tells cells that the target cannot be asked about from those that it does not
   * hold.
   */
  default Look look(List<CellItem> cells) {
    return new Look.Blind();
  }

  /** What a look gave. */
  sealed interface Look {
    /**
     * @param values cell id to what the target holds; absent where it holds none
     * @param refusals of cells that the target would not take: not asked about
     */
    record Seen(Map<Long, BigDecimal> values, List<Refusal> refusals) implements Look {}

    /**
     * @param retryAfter what the target asked for, or null
     */
    record Unavailable(Cause cause, @Nullable Duration retryAfter) implements Look {}

    /** This kind of target cannot be read. */
    record Blind() implements Look {}
  }

  /** What a read-back gave. */
  sealed interface ReadBack {
    /** Cell id to value. */
    record Held(Map<Long, BigDecimal> values) implements ReadBack {}

    /**
     * @param retryAfter what the target asked for, or null
     */
    record Unavailable(Cause cause, @Nullable Duration retryAfter) implements ReadBack {
      public Unavailable(Cause cause) {
        this(cause, null);
      }
    }

    /**
     * This kind of target cannot be read (a folder of files may have been carried away): what is
     * uncertain is due and sent again, deletions too. It takes a repeat without harm.
     */
    record SendAgain() implements ReadBack {}
  }
}
