package org.relais.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.OrgUnits;

/** Values that the configuration gives to fields, in the Java class of the field's type. */
final class Constants {
  private final OrgUnits orgUnits;
  private final Diagnostics diagnostics;

  Constants(OrgUnits orgUnits, Diagnostics diagnostics) {
    this.orgUnits = orgUnits;
    this.diagnostics = diagnostics;
  }

  /** The value; null where the field cannot hold it, which is then reported. */
  @Nullable Object read(Scalar written, Field field) {
    if (!written.resolved()) {
      return null;
    }
    String text = written.text();
    return switch (field.type()) {
      case CODE -> coded(List.of(text), field, written.span()) ? text : null;
      case CODES -> {
        List<String> codes = Arrays.stream(text.split("[ ,]+")).sorted().distinct().toList();
        yield coded(codes, field, written.span()) ? codes : null;
      }
      case TEXT -> isOrgUnit(field) && unknownUnit(written) ? null : text;
      default -> parsed(written, field);
    };
  }

  private static boolean isOrgUnit(Field field) {
    return field.name().equals(CoreField.ORG_UNIT.fieldName());
  }

  private boolean unknownUnit(Scalar written) {
    Optional<Fault> fault = Fault.orgUnit(written.text(), orgUnits);
    fault.ifPresent(f -> f.at(written.span(), diagnostics));
    return fault.isPresent();
  }

  private boolean coded(List<String> codes, Field field, Span span) {
    List<Fault> faults =
        codes.stream().map(code -> Fault.code(code, field)).flatMap(Optional::stream).toList();
    faults.forEach(fault -> fault.at(span, diagnostics));
    return faults.isEmpty();
  }

  private @Nullable Object parsed(Scalar written, Field field) {
    try {
      return switch (field.type()) {
        case YES_NO -> yesNo(written.text());
        case INTEGER -> Long.valueOf(written.text());
        case DECIMAL -> Double.valueOf(written.text());
        case DATE -> LocalDate.parse(written.text());
        default -> Instant.parse(written.text());
      };
    } catch (NumberFormatException | DateTimeException notOfThisType) {
      diagnostics.error(
          Code.CFG308,
          written.span(),
          Text.of(
              "the field \"%s\" cannot hold \"%s\"",
              "le champ « %s » ne peut pas contenir « %s »", field.name(), written),
          Text.of(
              "it is of the type %s",
              "il est du type %s", field.type().name().toLowerCase(Locale.ROOT)));
      return null;
    }
  }

  private static Boolean yesNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new NumberFormatException(text);
    };
  }
}
