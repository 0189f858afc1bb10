package org.relais.visit;

import org.jspecify.annotations.Nullable;

/**
 * One reason for a rejection or a warning.
 *
 * @param code groups reasons of one cause: a quality rule's code ({@code V01}) or {@code MAP001}…
 * @param message what is wrong and what to do; holds no value of a personal field
 * @param field name of the dictionary field, or null
 * @param path where in the record, as the mapping writes it, or null
 */
public record Reason(String code, Labels message, @Nullable String field, @Nullable String path) {
  /**
   * The same without what was found, for those to whom that is not shown; one that is about no
   * field says nothing of that kind.
   */
  public Reason withoutValue() {
    if (field == null) {
      return this;
    }
    Labels meaning = MappingFault.meaningOf(code).orElse(new Labels(code, code));
    return new Reason(
        code,
        new Labels(
            field + ": " + meaning.en() + " (value not shown)",
            field + " : " + meaning.fr() + " (valeur non affichée)"),
        field,
        path);
  }
}
