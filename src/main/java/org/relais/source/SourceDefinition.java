package org.relais.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;

/**
 * A configured source.
 *
 * @param keepRaw whether records are kept as they came, so that a later mapping can be applied to
 *     them; else only the values at the paths that the mapping reads are kept
 * @param personal paths removed from a record before it is stored, beside the usual names for names
 *     and telephone numbers
 */
public record SourceDefinition(
    String name,
    SourceSettings settings,
    Schedule pull,
    SourceMapping mapping,
    boolean keepRaw,
    List<RecordPath> personal) {
  public SourceDefinition {
    personal = List.copyOf(personal);
  }

  /**
   * The cursor from which all that was changed on or after a day is read, by the source's calendar.
   *
   * @return empty where the source can only be read from its beginning
   */
  public Optional<String> cursorFrom(LocalDate day) {
    return settings.cursorFrom(day.atStartOfDay(mapping.zone()).toInstant());
  }
}
