package org.relais.alert;

import java.time.Instant;
import org.relais.visit.Labels;

/**
 * A concern that people were told of and that has not ended.
 *
 * @param lastSeen when it was last found to be so
 */
public record Episode(
    long id, ConcernKind kind, String subject, Labels headline, Instant since, Instant lastSeen) {}
