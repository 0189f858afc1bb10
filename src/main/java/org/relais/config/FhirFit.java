package org.relais.config;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.fhir.FhirBinding;
import org.relais.fhir.FhirBinding.Diagnosed;
import org.relais.fhir.FhirBinding.Immunized;
import org.relais.fhir.FhirBinding.Personal;
import org.relais.fhir.FhirBinding.Referred;
import org.relais.fhir.FhirBinding.ServiceProvider;
import org.relais.fhir.FhirBinding.Treated;
import org.relais.visit.Field;
import org.relais.visit.FieldType;

/**
 * Whether fields can be what their {@code fhir:} blocks say: a date is no medicine, and a visit has
 * one referral.
 */
final class FhirFit {
  private static final Set<FieldType> ANY = EnumSet.allOf(FieldType.class);
  private static final Set<FieldType> FOUND =
      EnumSet.of(FieldType.YES_NO, FieldType.CODE, FieldType.CODES);
  private static final Set<FieldType> GIVEN =
      EnumSet.of(
          FieldType.YES_NO, FieldType.CODE, FieldType.CODES, FieldType.INTEGER, FieldType.DECIMAL);

  private final Diagnostics diagnostics;
  private @Nullable Span referral;

  FhirFit(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * @param place where the block stands
   */
  void check(Field field, FhirBinding binding, Span place) {
    Set<FieldType> fitting = fitting(binding);
    if (!fitting.contains(field.type())) {
      String types = fitting.stream().map(FhirFit::word).collect(Collectors.joining(", "));
      diagnostics.error(
          Code.CFG601,
          place,
          Text.of(
              "a field of the type %s cannot become this in FHIR",
              "un champ du type %s ne peut pas devenir cela en FHIR", word(field.type())),
          Text.of(
              "choose another resource or element; this one takes the types %s",
              "choisissez une autre ressource ou un autre élément ; celui-ci prend les types %s",
              types));
    }
    if (binding instanceof Referred referred && referred.element() == Referred.Element.MADE) {
      checkOnlyReferral(place);
    }
  }

  private void checkOnlyReferral(Span place) {
    Span first = referral;
    if (first == null) {
      referral = place;
      return;
    }
    diagnostics.error(
        Code.CFG601,
        place,
        Text.of(
            "two fields say that the child was referred", "deux champs disent la référence faite"),
        Text.of(
            "keep one; the other stands at line %d",
            "gardez-en un ; l'autre figure à la ligne %d", first.line()));
  }

  private static Set<FieldType> fitting(FhirBinding binding) {
    if (binding instanceof Diagnosed || binding instanceof Immunized) {
      return FOUND;
    }
    if (binding instanceof Treated) {
      return GIVEN;
    }
    if (binding instanceof ServiceProvider) {
      return EnumSet.of(FieldType.TEXT);
    }
    if (binding instanceof Personal personal) {
      return personal.element() == Personal.Element.DECEASED
          ? EnumSet.of(FieldType.YES_NO, FieldType.DATE)
          : EnumSet.of(FieldType.TEXT);
    }
    return binding instanceof Referred referred ? fitting(referred.element()) : ANY;
  }

  private static Set<FieldType> fitting(Referred.Element element) {
    return switch (element) {
      case MADE -> EnumSet.of(FieldType.YES_NO);
      case PRIORITY -> EnumSet.of(FieldType.YES_NO, FieldType.CODE);
      case REASON -> EnumSet.of(FieldType.CODE, FieldType.CODES);
      case COMPLETED -> EnumSet.of(FieldType.YES_NO, FieldType.DATE);
    };
  }

  private static String word(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
