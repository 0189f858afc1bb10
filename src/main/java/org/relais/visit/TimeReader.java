package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads a moment. */
final class TimeReader implements ValueReader {
  private final DateText text;

  TimeReader(DateText text) {
    this.text = text;
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    return text.moment(answers.get(0).asText())
        .<Reading>map(Reading.Answered::new)
        .orElseGet(() -> Reading.faulty(MappingFault.NOT_A_TIME, text.momentForm()));
  }
}
