package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads yes or no, in the usual words of English and French and of machines. */
final class YesNoReader implements ValueReader {
  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "oui", "o", "vrai");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "non", "faux");

  private final FieldMapping mapping;

  YesNoReader(FieldMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    String written = answers.get(0).asText().strip();
    if (mapping.codes().isEmpty()) {
      return read(written, Reading.faulty(MappingFault.NOT_YES_NO));
    }
    Reading unknown = Reading.faulty(MappingFault.UNKNOWN_CODE, Shown.of(mapping.field(), written));
    String code = mapping.codes().get(written);
    if (code == null) {
      return unknown;
    }
    return code.isEmpty() ? Reading.NOT_ASKED : read(code, unknown);
  }

  private static Reading read(String word, Reading otherwise) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) {
      return new Reading.Answered(true);
    }
    return NO.contains(lower) ? new Reading.Answered(false) : otherwise;
  }
}
