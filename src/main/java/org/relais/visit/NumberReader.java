package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number in the field's unit.
 *
 * <p>A whole field takes whole numbers only, but what was converted from another unit is rounded
 * down, so that 12.45 cm stay below 125 mm as they are.
 */
final class NumberReader implements ValueReader {
  private final FieldMapping mapping;
  private final @Nullable UnitConversion unit;

  /**
   * @throws IllegalArgumentException where no conversion between the two units is known: the
   *     compiler has let it through
   */
  NumberReader(FieldMapping mapping) {
    this.mapping = mapping;
    this.unit = unit(mapping);
  }

  private static @Nullable UnitConversion unit(FieldMapping mapping) {
    String from = mapping.unit();
    String to = mapping.field().unit();
    if (from == null || from.equals(to)) {
      return null;
    }
    return Optional.ofNullable(to)
        .flatMap(known -> UnitConversion.between(from, known))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    mapping.field().name() + ": no conversion from " + from + " to " + to));
  }

  @Override
  public Reading read(List<JsonNode> answers) {
    JsonNode answer = answers.get(0);
    if (!mapping.codes().isEmpty()) {
      String code = mapping.codes().get(answer.asText().strip());
      if (code != null) {
        return code.isEmpty() ? Reading.NOT_ASKED : number(NumberText.read(code, false));
      }
    }
    return number(
        answer.isTextual()
            ? NumberText.read(answer.textValue(), mapping.conversion() == Conversion.DECIMAL_COMMA)
            : NumberText.read(answer));
  }

  private Reading number(Optional<BigDecimal> read) {
    if (read.isEmpty()) {
      return Reading.faulty(MappingFault.NOT_A_NUMBER);
    }
    BigDecimal number = unit == null ? read.get() : unit.convert(read.get());
    if (mapping.field().type() == FieldType.DECIMAL) {
      return new Reading.Answered(number.doubleValue());
    }
    BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
    return unit == null && whole.compareTo(number) != 0
        ? Reading.faulty(MappingFault.NOT_WHOLE)
        : new Reading.Answered(whole.longValueExact());
  }
}
