package org.relais.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.visit.Conversion;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FieldType;
import org.relais.visit.LookupTable;
import org.relais.visit.OrgUnits;
import org.relais.visit.UnitConversion;

/** One field mapping, checked against the dictionary, the look-up tables and the org units. */
final class FieldMappingCompiler {
  private static final Set<FieldType> CODED =
      Set.of(FieldType.CODE, FieldType.CODES, FieldType.YES_NO);
  private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL);

  private final Lookups lookups;
  private final OrgUnits orgUnits;
  private final Constants constants;
  private final Diagnostics diagnostics;

  FieldMappingCompiler(Lookups lookups, OrgUnits orgUnits, Diagnostics diagnostics) {
    this.lookups = lookups;
    this.orgUnits = orgUnits;
    this.constants = new Constants(orgUnits, diagnostics);
    this.diagnostics = diagnostics;
  }

  /**
   * @param name where the field is named
   */
  FieldMapping compile(Span name, Field field, Values block) {
    if (field.derived()) {
      diagnostics.error(
          Code.CFG302,
          name,
          Text.of(
              "the field \"%s\" is computed and cannot be mapped",
              "le champ « %s » est calculé et ne peut pas être rempli", field.name()),
          Text.of(
              "map the fields that it is computed from", "remplissez les champs dont il dépend"));
    }
    Conversion conversion = block.or(FieldMappingBlock.AS, Conversion.PLAIN);
    checkConversion(block, conversion, field);
    return new FieldMapping(
        field,
        block.or(FieldMappingBlock.FROM, List.of()),
        constant(block.get(FieldMappingBlock.VALUE), field),
        conversion,
        codes(block, field),
        contains(block, field),
        lookup(block, field),
        unit(block, field),
        constant(block.get(FieldMappingBlock.ABSENT), field));
  }

  private @Nullable Object constant(@Nullable Scalar written, Field field) {
    return written == null ? null : constants.read(written, field);
  }

  private void checkConversion(Values block, Conversion conversion, Field field) {
    boolean fits =
        switch (conversion) {
          case PLAIN -> true;
          case EPOCH_MILLIS, EPOCH_SECONDS, DAY_MONTH_YEAR ->
              Set.of(FieldType.DATE, FieldType.TIME).contains(field.type());
          case DECIMAL_COMMA -> NUMBERS.contains(field.type());
          case WORDS -> field.type() == FieldType.CODES || block.has(FieldMappingBlock.CONTAINS);
        };
    if (!fits) {
      misfit(block.at(FieldMappingBlock.AS), conversion.name().toLowerCase(Locale.ROOT), field);
    }
  }

  private void misfit(Span span, String what, Field field) {
    diagnostics.error(
        Code.CFG303,
        span,
        Text.of(
            "\"%s\" does not fit \"%s\", which is of the type %s",
            "« %s » ne convient pas à « %s », qui est du type %s",
            what,
            field.name(),
            field.type().name().toLowerCase(Locale.ROOT)),
        Text.of("remove it, or map another field", "enlevez-le, ou remplissez un autre champ"));
  }

  private Map<String, String> codes(Values block, Field field) {
    Map<String, String> codes = new LinkedHashMap<>();
    if (block.has(FieldMappingBlock.CODES) && !CODED.contains(field.type())) {
      misfit(block.keyAt(FieldMappingBlock.CODES), "codes", field);
      return codes;
    }
    for (Named<Scalar> code : block.or(FieldMappingBlock.CODES, List.of())) {
      String to = code.value().text();
      Optional<Fault> fault =
          block.has(FieldMappingBlock.LOOKUP) || !code.value().resolved()
              ? Optional.empty()
              : possible(to, field);
      fault.ifPresent(f -> f.at(code.value().span(), diagnostics));
      codes.put(code.name().text(), to);
    }
    return codes;
  }

  /** Whether a code list may yield {@code to}. */
  private static Optional<Fault> possible(String to, Field field) {
    if (to.isEmpty() || isIgnored(to, field)) {
      return Optional.empty();
    }
    if (field.type() != FieldType.YES_NO) {
      return Fault.code(to, field);
    }
    return to.equals("yes") || to.equals("no")
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Code.CFG201,
                Text.of(
                    "the field \"%s\" is answered by yes or no, not by \"%s\"",
                    "le champ « %s » se répond par yes ou no, pas par « %s »", field.name(), to),
                Text.of("write yes, no or \"\"", "écrivez yes, no ou \"\"")));
  }

  /** {@code ignore} says that such records are not visits of ours. */
  private static boolean isIgnored(String to, Field field) {
    return to.equals("ignore") && field.name().equals(CoreField.VISIT.fieldName());
  }

  private @Nullable String contains(Values block, Field field) {
    Scalar contains = block.get(FieldMappingBlock.CONTAINS);
    if (contains != null && field.type() != FieldType.YES_NO) {
      misfit(block.keyAt(FieldMappingBlock.CONTAINS), "contains", field);
      return null;
    }
    return contains == null ? null : contains.text();
  }

  private @Nullable LookupTable lookup(Values block, Field field) {
    Scalar name = block.get(FieldMappingBlock.LOOKUP);
    if (name == null) {
      return null;
    }
    if (field.name().equals(CoreField.ORG_UNIT.fieldName())) {
      lookups.check(name.text(), code -> Fault.orgUnit(code, orgUnits));
    } else if (field.type() == FieldType.CODE && !block.has(FieldMappingBlock.CODES)) {
      lookups.check(name.text(), code -> Fault.code(code, field));
    }
    return lookups.find(name).orElse(null);
  }

  private @Nullable String unit(Values block, Field field) {
    Scalar unit = block.get(FieldMappingBlock.UNIT);
    if (unit == null) {
      return null;
    }
    String ours = field.unit();
    if (!NUMBERS.contains(field.type()) || ours == null) {
      misfit(block.keyAt(FieldMappingBlock.UNIT), "unit", field);
    } else if (UnitConversion.between(unit.text(), ours).isEmpty()) {
      diagnostics.error(
          Code.CFG303,
          unit.span(),
          Text.of(
              "no conversion from \"%s\" to \"%s\" is known",
              "aucune conversion de « %s » vers « %s » n'est connue", unit, ours),
          Text.of(
              "write a UCUM unit such as cm, kg or [degF]",
              "écrivez une unité UCUM telle que cm, kg ou [degF]"));
    }
    return unit.text();
  }
}
