package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The single answers of a question that takes several. */
final class Words {
  private Words() {}

  /**
   * @param answers the elements of a list, or one text with {@link Conversion#WORDS} in it
   */
  static List<String> of(List<JsonNode> answers, Conversion conversion) {
    return answers.stream()
        .map(answer -> answer.asText().strip())
        .flatMap(
            text ->
                conversion == Conversion.WORDS ? Stream.of(text.split("\\s+")) : Stream.of(text))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
