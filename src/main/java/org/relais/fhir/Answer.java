package org.relais.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one code of a coded field is in FHIR.
 *
 * @param codes in the order in which they are sent; the field's own code is added where {@link
 *     Terminology#LOCAL} is not among them
 * @param absentReason code of HL7's data-absent-reason where this answer means that there is no
 *     value: {@code not-performed}, {@code error}…; or null
 * @param verification how sure a Condition is, or null: as the field says
 * @param dose which dose an Immunization is, since vaccine codes do not say; or null
 */
public record Answer(
    List<Coding> codes,
    @Nullable String absentReason,
    @Nullable Verification verification,
    @Nullable Integer dose) {
  /** An answer that has only the dictionary's own code. */
  public static final Answer LOCAL = new Answer(List.of(), null, null, null);

  public Answer {
    codes = List.copyOf(codes);
  }

  /** Its first code in {@code system}, or null. */
  @Nullable String codeIn(Terminology system) {
    for (Coding coding : codes) {
      if (coding.system() == system) {
        return coding.code();
      }
    }
    return null;
  }
}
