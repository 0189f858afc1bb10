package org.relais.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellKey;
import org.relais.delivery.DeliveryState;

/** Something that waits in the error queue. */
public sealed interface ErrorItem {
  ErrorId id();

  Standing standing();

  /** Where it belongs, or null where a record does not say. */
  @Nullable String orgUnit();

  /**
   * How long it has been held, and how.
   *
   * @param nextTry where the clock ends it
   * @param attempts deliveries that ever carried it; none for a record
   */
  record Standing(DeliveryState state, Instant since, @Nullable Instant nextTry, int attempts) {}

  /**
   * @param wanted what the target shall hold, null for nothing
   * @param acknowledged what it holds, null for nothing
   * @param acknowledgedUnknown whether nobody knows what it holds
   */
  record HeldCell(
      ErrorId id,
      CellKey key,
      @Nullable BigDecimal wanted,
      @Nullable BigDecimal acknowledged,
      boolean acknowledgedUnknown,
      Standing standing)
      implements ErrorItem {
    @Override
    public String orgUnit() {
      return key.orgUnit();
    }
  }

  /**
   * @param present false: the target shall hold nothing of it
   * @param everSent whether the target holds, or may hold, something of it
   */
  record HeldVisit(
      ErrorId id,
      String target,
      String source,
      String recordId,
      @Nullable String orgUnit,
      @Nullable LocalDate day,
      boolean present,
      boolean everSent,
      Standing standing)
      implements ErrorItem {}

  /**
   * @param form null where the record could not be read
   */
  record RejectedRecord(
      ErrorId id,
      String source,
      String recordId,
      @Nullable String form,
      @Nullable String orgUnit,
      @Nullable LocalDate day,
      Standing standing)
      implements ErrorItem {}
}
