package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads several codes: sorted, each once. */
final class CodesReader implements ValueReader {
  private final CodeReader one;
  private final Conversion conversion;

  CodesReader(FieldMapping mapping) {
    this.one = new CodeReader(mapping);
    this.conversion = mapping.conversion();
  }

  @Override
  public boolean takesLists() {
    return true;
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    SortedSet<String> codes = new TreeSet<>();
    boolean answered = answers.isEmpty();
    for (String word : Words.of(answers, conversion)) {
      Reading reading = one.read(word);
      if (reading instanceof Reading.Faulty) {
        return reading;
      }
      if (reading instanceof Reading.Answered code) {
        answered = true;
        codes.add((String) code.value());
      }
    }
    return answered ? new Reading.Answered(List.copyOf(codes)) : Reading.NOT_ASKED;
  }
}
