package org.relais.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a visit may say.
 *
 * @param index place of the value in a {@link Visit}, unique and dense within a {@link Dictionary}
 * @param unit UCUM code for a number, or null
 * @param range plausible values of a number (rule V02), or null
 * @param codes the answers of a coded field, empty for other types
 * @param category code of the DHIS2 category that a split by this field uses
 * @param unknownOption option code under which a visit without a value is counted by a split, or
 *     null: then it is reported as outside the disaggregation
 * @param personal whether the value identifies a person and is masked wherever it is not needed
 * @param derived whether rules compute it, so that no mapping may set it
 */
public record Field(
    int index,
    String name,
    FieldType type,
    Labels label,
    @Nullable String unit,
    @Nullable Range range,
    List<CodeDefinition> codes,
    String category,
    @Nullable String unknownOption,
    boolean personal,
    boolean derived) {
  public Field {
    codes = List.copyOf(codes);
  }

  public boolean hasCode(String code) {
    return codes.stream().anyMatch(c -> c.code().equals(code));
  }

  /** The DHIS2 option code of one of this field's codes. */
  public String option(String code) {
    return codes.stream()
        .filter(c -> c.code().equals(code))
        .findFirst()
        .map(CodeDefinition::option)
        .orElseThrow(() -> new IllegalArgumentException(name + " has no code " + code));
  }
}
