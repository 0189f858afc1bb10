package org.relais.console.trial;

import org.jspecify.annotations.Nullable;
import org.relais.ledger.StoredRecords.Way;

/**
 * What somebody wants to see tried.
 *
 * @param file path of the file in which the cursor stands, or null
 * @param line of the cursor, 1-based, or null
 * @param source or null for that of the file, else the first
 * @param form the source's name of the form, or null for that of the line, else the first
 * @param record id of a record, or null for the newest
 * @param rejected whether to look at rejected records only
 * @param move to the record before or after {@code record}, or null to stay
 */
public record TrialQuery(
    @Nullable String file,
    @Nullable Integer line,
    @Nullable String source,
    @Nullable String form,
    @Nullable String record,
    boolean rejected,
    @Nullable Way move) {

  /** The same, with what was chosen earlier where this says nothing. */
  TrialQuery orElse(@Nullable TrialQuery earlier) {
    if (earlier == null || source != null || record != null) {
      return this;
    }
    return new TrialQuery(
        file, line, earlier.source, earlier.form, earlier.record, earlier.rejected, null);
  }

  TrialQuery at(String chosenSource, String chosenForm, @Nullable String chosenRecord) {
    return new TrialQuery(file, line, chosenSource, chosenForm, chosenRecord, rejected, null);
  }
}
