package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one code of the dictionary. */
final class CodeReader implements ValueReader {
  /** What a mapping writes for records that are not to become visits. */
  static final String IGNORE = "ignore";

  private final FieldMapping mapping;
  private final Set<String> known;

  CodeReader(FieldMapping mapping) {
    this.mapping = mapping;
    this.known =
        mapping.field().codes().stream()
            .map(CodeDefinition::code)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    return read(answers.get(0).asText().strip());
  }

  Reading read(String written) {
    @Nullable String code = mapping.codes().isEmpty() ? written : mapping.codes().get(written);
    if (code == null) {
      return Reading.faulty(MappingFault.UNKNOWN_CODE, Shown.of(mapping.field(), written));
    }
    if (isVisitType() && (code.isEmpty() || code.equals(IGNORE))) {
      return new Reading.NotOurs();
    }
    if (code.isEmpty()) {
      return Reading.NOT_ASKED;
    }
    LookupTable table = mapping.lookup();
    String ours = table == null ? code : table.find(code).orElse(null);
    if (ours == null) {
      return Shown.notInTable(mapping, code);
    }
    return known.contains(ours)
        ? new Reading.Answered(ours)
        : Reading.faulty(MappingFault.UNKNOWN_CODE, Shown.of(mapping.field(), ours));
  }

  private boolean isVisitType() {
    return mapping.field().name().equals(CoreField.VISIT.fieldName());
  }
}
