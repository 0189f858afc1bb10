package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** The periods for which an administrator has opened a data set, each for some days. */
final class InputPeriod {
  private InputPeriod() {}

  static boolean open(JsonNode inputPeriods, String period, LocalDate today) {
    for (JsonNode one : inputPeriods) {
      if (one.path("period").path("id").asText().equals(period)) {
        return !today.isBefore(date(one, "openingDate", LocalDate.MIN))
            && !today.isAfter(date(one, "closingDate", LocalDate.MAX));
      }
    }
    return false;
  }

  static boolean named(JsonNode inputPeriods, String period) {
    for (JsonNode one : inputPeriods) {
      if (one.path("period").path("id").asText().equals(period)) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate date(JsonNode object, String name, LocalDate otherwise) {
    String text = object.path(name).asText("");
    return text.isEmpty() ? otherwise : LocalDate.parse(text.substring(0, 10));
  }
}
