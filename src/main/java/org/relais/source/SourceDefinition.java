package org.relais.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

  public SourceDefinition {
    personal = List.copyOf(personal);
  }

  /** Whether a source that is connected can be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The same mapping, read over another connection. */
  public SourceDefinition over(SourceSettings connection) {
    return new SourceDefinition(name, connection, pull, mapping, keepRaw, personal);
  }

  /**
   * The cursor from which all that was changed on or after a day is read, by the source's calendar.
   *
   * @return empty where the source can only be read from its beginning
   */
  public Optional<String> cursorFrom(LocalDate day) {
    return settings.cursorFrom(startOf(day));
  }

  /**
   * The cursor that reads again what was changed in some days, by the source's calendar, and then
   * goes on where the source stands.
   *
   * @param to the last day
   * @param now where it stands; null at its beginning
   * @return empty where the source cannot be asked for a stretch of time
   */
  public Optional<String> cursorFor(LocalDate from, LocalDate to, @Nullable String now) {
    return settings.cursorFor(startOf(from), startOf(to.plusDays(1)), now);
  }

  /** When a day begins by the source's calendar. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(mapping.zone()).toInstant();
  }
}
