package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads yes or no from whether an answer that may hold several codes holds one of them. */
final class ContainsReader implements ValueReader {
  private final String code;
  private final Conversion conversion;

  /**
   * @param code in the source's words
   */
  ContainsReader(String code, Conversion conversion) {
    this.code = code;
    this.conversion = conversion;
  }

  @Override
  public boolean takesLists() {
    return true;
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    return new Reading.Answered(Words.of(answers, conversion).contains(code));
  }
}
