package org.relais.route;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * What one pull of a source did.
 *
 * @param pages committed
 * @param records on those pages
 * @param changed records that were new or newer than what the ledger held
 * @param unavailable why the source could not be asked to the end, or null
 */
public record PullOutcome(
    String source, int pages, long records, long changed, @Nullable Labels unavailable) {}
