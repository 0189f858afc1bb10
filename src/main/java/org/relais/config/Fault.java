package org.relais.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** What is wrong with a value, wherever it stands. */
record Fault(Code code, Text message, @Nullable Text help) {

  void at(Span span, Diagnostics diagnostics) {
    diagnostics.error(code, span, message, help);
  }

  /** Whether there is an org unit with this code; anything may be where no table could be read. */
  static Optional<Fault> orgUnit(String code, OrgUnits orgUnits) {
    return orgUnits.find(code).isPresent() || orgUnits.all().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Code.CFG108,
                Text.of("unknown org unit \"%s\"", "unité d'organisation inconnue « %s »", code),
                Suggestion.didYouMean(code, orgUnits.all().stream().map(OrgUnit::code).toList())));
  }

  /** Whether a coded field has this code. */
  static Optional<Fault> code(String code, Field field) {
    return field.hasCode(code)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Code.CFG201,
                Text.of(
                    "the field \"%s\" has no code \"%s\"",
                    "le champ « %s » n'a pas de code « %s »", field.name(), code),
                Suggestion.didYouMeanOrOneOf(
                    code, field.codes().stream().map(CodeDefinition::code).toList())));
  }
}
