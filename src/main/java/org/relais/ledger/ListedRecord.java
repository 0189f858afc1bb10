package org.relais.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record as a list names it: nothing of what it says of a person.
 *
 * @param form null where it could not be read
 * @param site code of the org unit that it was mapped to; null where it was to none
 * @param received when its first revision came
 * @param rejection number among the failed transfers; null where it is not rejected
 * @param aside whether a person set the rejection aside
 */
public record ListedRecord(
    String id,
    RecordClass is,
    @Nullable String form,
    @Nullable String site,
    @Nullable LocalDate visitDate,
    Instant received,
    @Nullable Long rejection,
    boolean aside) {}
