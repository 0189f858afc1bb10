package org.relais.alert;

import java.time.Instant;
import org.relais.visit.Labels;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about, the same as long as it lasts: a target, a source, a cause
 * @param headline one line: what and where
 * @param detail why, who mends it and how; no visit's data
 * @param since when it began
 */
public record Concern(
    ConcernKind kind, String subject, Labels headline, Labels detail, Instant since) {
  boolean is(Episode episode) {
    return kind == episode.kind() && subject.equals(episode.subject());
  }
}
