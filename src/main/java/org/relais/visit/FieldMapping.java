package org.relais.visit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one field gets its value from a record.
 *
 * @param from paths, the first with an answer wins; empty where {@code constant} is given
 * @param constant the same value for every record (of the field's Java class), or null
 * @param codes source code to dictionary code; empty: the codes are the dictionary's own. For a
 *     yes/no field the dictionary codes are {@code yes} and {@code no}. A source code that maps to
 *     the empty text counts as not asked
 * @param contains for a yes/no field: yes where the answer (a list or {@link Conversion#WORDS})
 *     holds this code, no where it does not, not asked where there is no answer; or null
 * @param lookup name of a table that translates the value, or null
 * @param unit UCUM unit of the source's number where it is not the field's, or null
 * @param absent the value (of the field's Java class) where the record has none, or null
 */
public record FieldMapping(
    Field field,
    List<RecordPath> from,
    @Nullable Object constant,
    Conversion conversion,
    Map<String, String> codes,
    @Nullable String contains,
    @Nullable LookupTable lookup,
    @Nullable String unit,
    @Nullable Object absent) {
  public FieldMapping {
    from = List.copyOf(from);
    codes = Map.copyOf(codes);
  }
}
