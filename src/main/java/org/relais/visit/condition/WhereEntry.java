package org.relais.visit.condition;

import java.util.List;

/**
 * One entry of a {@code where:} list.
 *
 * @param field name of the dictionary field, as the person wrote it
 * @param values what the field may be: codes, {@code yes}, {@code no}, {@code present}, {@code
 *     absent}, a number, a date, a bound such as {@code >= 50} or a range such as {@code 2..11};
 *     one of them must hold
 */
public record WhereEntry(String field, List<String> values) {
  public WhereEntry {
    values = List.copyOf(values);
  }
}
