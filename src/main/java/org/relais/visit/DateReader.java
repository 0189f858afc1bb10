package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads a date. A date of birth may be known to the month or the year only, as some systems write
 * with a day 0: the middle of it is taken then. Every other date must be whole, for a made-up day
 * would put a visit into a period.
 */
final class DateReader implements ValueReader {
  private final DateText text;
  private final boolean mayBeIncomplete;

  DateReader(FieldMapping mapping, DateText text) {
    this.text = text;
    this.mayBeIncomplete = mapping.field().name().equals(CoreField.BIRTH_DATE.fieldName());
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    Optional<DateText.PartialDate> date = text.date(answers.get(0).asText());
    if (date.isEmpty()) {
      return Reading.faulty(MappingFault.NOT_A_DATE, text.dateForm());
    }
    if (date.get().isComplete()) {
      return new Reading.Answered(date.get().middle());
    }
    return mayBeIncomplete
        ? new Reading.Approximate(date.get().middle())
        : Reading.faulty(MappingFault.DATE_INCOMPLETE);
  }
}
