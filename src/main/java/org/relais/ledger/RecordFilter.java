package org.relais.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a source; null for all.
 *
 * @param site code of an org unit
 * @param from first visit date
 * @param to last visit date
 */
public record RecordFilter(
    String source,
    @Nullable RecordClass is,
    @Nullable String form,
    @Nullable String site,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {}
