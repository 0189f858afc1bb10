package org.relais.visit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that turns one source's records into visits.
 *
 * @param source name of the source
 * @param zone the zone of its naive dates and the one in which a visit's date is local
 * @param goLive visits before this date are rejected, or null
 */
public record SourceMapping(
    String source, ZoneId zone, @Nullable LocalDate goLive, List<FormMapping> forms) {
  public SourceMapping {
    forms = List.copyOf(forms);
  }
}
