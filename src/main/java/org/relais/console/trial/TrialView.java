package org.relais.console.trial;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.RecordClass;

/**
 * A trial as a page shows it.
 *
 * @param sources those that the reader may choose from
 * @param forms of the source
 * @param id of the record, or null where none was found or it was pasted
 * @param before what the record is by the active configuration, or null
 * @param older whether there is an older record to go to
 * @param newer whether there is a newer record to go to
 * @param pasted whether the record is the reader's own
 * @param keepsRaw whether the source keeps records whole, not only what the mapping reads
 * @param masked whether personal data are hidden
 * @param countedInstead id of the record that counts in its place, or null
 * @param steps null where there is no record
 */
public record TrialView(
    TrialQuery query,
    List<String> sources,
    List<String> forms,
    @Nullable String id,
    @Nullable RecordClass before,
    @Nullable Instant received,
    boolean older,
    boolean newer,
    boolean pasted,
    boolean keepsRaw,
    boolean masked,
    @Nullable String countedInstead,
    @Nullable TrialSteps steps) {
  public TrialView {
    sources = List.copyOf(sources);
    forms = List.copyOf(forms);
  }

  /** What is tried, so that links can go on from it. */
  public TrialQuery query() {
    return query;
  }
}
