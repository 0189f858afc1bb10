package org.relais.visit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

  /** The mapping for a form's version: the one that names it, else the one for all others. */
  public Optional<FormMapping> form(String form, @Nullable String version) {
    List<FormMapping> ofForm =
        forms.stream().filter(mapping -> mapping.form().equals(form)).toList();
    return ofForm.stream()
        .filter(mapping -> version != null && mapping.versions().contains(version))
        .findFirst()
        .or(() -> ofForm.stream().filter(mapping -> mapping.versions().isEmpty()).findFirst());
  }
}
