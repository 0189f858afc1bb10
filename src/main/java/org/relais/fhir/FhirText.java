package org.relais.fhir;

import org.jspecify.annotations.Nullable;

/** Text as a FHIR string may be (R4, "string"): not blank, without control characters. */
final class FhirText {
  private FhirText() {}

  /** The text that can be sent, or null where nothing is left of it. */
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(FhirText::isAllowed).forEach(kept::appendCodePoint);
    String stripped = kept.toString().strip();
    return stripped.isEmpty() ? null : stripped;
  }

  private static boolean isAllowed(int c) {
    boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return c >= ' ' && !loneSurrogate && !Character.isISOControl(c);
  }
}
