package org.relais.console.trial;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.StoredRecords.Way;

/**
 * What somebody wants to see tried, as an address has it; what is left out is chosen.
 *
 * @param file path of a file of the configuration
 * @param line in it, whose effect is lit; 1-based
 * @param source whose record it is
 * @param form the source's name of the form
 * @param record id of a record; the newest without one
 * @param rejected whether to look at rejected records only
 * @param move {@code older} or {@code newer} than {@code record}
 */
public record TrialParameters(
    @Parameter(description = "path of a file of the configuration, to light what a line does")
        @Nullable String file,
    @Parameter(description = "line in that file, from 1") @Nullable Integer line,
    @Nullable String source,
    @Parameter(description = "the source's name of the form") @Nullable String form,
    @Parameter(description = "id of a record; the newest without one") @Nullable String record,
    @Parameter(description = "rejected records only") @Nullable Boolean rejected,
    @Parameter(description = "`older` or `newer`: to the record beside `record`")
        @Nullable String move) {
  public TrialQuery query() {
    return new TrialQuery(
        blank(file),
        line,
        blank(source),
        blank(form),
        blank(record),
        Boolean.TRUE.equals(rejected),
        "older".equals(move) ? Way.OLDER : "newer".equals(move) ? Way.NEWER : null);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
