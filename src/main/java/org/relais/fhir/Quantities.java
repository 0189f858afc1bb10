package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes numbers with their units, which are UCUM codes (http://unitsofmeasure.org). */
final class Quantities {
  private Quantities() {}

  static void write(String element, Number value, @Nullable String unit, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(element);
    json.writeFieldName("value");
    json.writeNumber(plain(value));
    if (unit != null) {
      json.writeStringField("unit", unit);
      json.writeStringField("system", "http://unitsofmeasure.org");
      json.writeStringField("code", unit);
    }
    json.writeEndObject();
  }

  /** 37 and 37.0 are one value, so they are written in one way. */
  private static String plain(Number value) {
    return value instanceof Double decimal
        ? BigDecimal.valueOf(decimal).stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
