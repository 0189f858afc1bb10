package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads text as it is: {@code 0123} keeps its zero. */
final class TextReader implements ValueReader {
  private static final int LONGEST = 1000;

  private final FieldMapping mapping;

  TextReader(FieldMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    String written = answers.get(0).asText();
    if (written.length() > LONGEST) {
      return Reading.faulty(MappingFault.TOO_LONG, LONGEST);
    }
    // A database that keeps text cannot keep the character 0.
    String text = written.replace("\u0000", "").strip();
    String code = mapping.codes().getOrDefault(text, text);
    if (code.isEmpty()) {
      return Reading.NOT_ASKED;
    }
    LookupTable table = mapping.lookup();
    if (table == null) {
      return new Reading.Answered(code);
    }
    return table
        .find(code)
        .<Reading>map(Reading.Answered::new)
        .orElseGet(() -> Shown.notInTable(mapping, code));
  }
}
