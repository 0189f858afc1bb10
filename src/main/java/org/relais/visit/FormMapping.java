package org.relais.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one form (and some of its versions) become visits.
 *
 * @param form the source's name of the form
 * @param versions the form versions that this mapping is for; empty: all that no other names
 * @param visitType constant code of {@link CoreField#VISIT}, or null where a field mapping gives it
 */
public record FormMapping(
    String form, List<String> versions, @Nullable String visitType, List<FieldMapping> fields) {
  public FormMapping {
    versions = List.copyOf(versions);
    fields = List.copyOf(fields);
  }
}
