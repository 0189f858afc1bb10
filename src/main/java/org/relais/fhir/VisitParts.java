package org.relais.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.fhir.FhirBinding.Carried;
import org.relais.fhir.FhirBinding.Diagnosed;
import org.relais.fhir.FhirBinding.Immunized;
import org.relais.fhir.FhirBinding.Observed;
import org.relais.fhir.FhirBinding.Personal;
import org.relais.fhir.FhirBinding.Referred;
import org.relais.fhir.FhirBinding.ServiceProvider;
import org.relais.fhir.FhirBinding.Treated;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;

/** Compiles the bindings of a dictionary into the parts of a bundle, in the order of writing. */
final class VisitParts {
  private final Concepts concepts;
  private final Map<Field, Referred> referral = new LinkedHashMap<>();
  private final List<VisitPart> parts = new ArrayList<>();

  private VisitParts(Concepts concepts) {
    this.concepts = concepts;
  }

  static List<VisitPart> of(FhirDefinition definition, Dictionary dictionary, Concepts concepts) {
    VisitParts compiled = new VisitParts(concepts);
    compiled.parts.add(new PatientPart(definition, dictionary));
    compiled.parts.add(new EncounterPart(definition, dictionary, concepts));
    for (Field field : dictionary.fields()) {
      compiled.add(field, definition.binding(field));
    }
    compiled.addReferral();
    return List.copyOf(compiled.parts);
  }

  private void add(Field field, FhirBinding binding) {
    if (binding instanceof Observed observed) {
      parts.add(new ObservationPart(field, observed, concepts));
    } else if (binding instanceof Diagnosed diagnosed) {
      parts.add(new ConditionPart(field, diagnosed, concepts));
    } else if (binding instanceof Treated treated) {
      parts.add(new TreatmentPart(field, treated, concepts));
    } else if (binding instanceof Immunized immunized) {
      parts.add(new ImmunizationPart(field, immunized, concepts));
    } else if (binding instanceof Referred referred) {
      referral.put(field, referred);
    } else if (!(binding instanceof Personal
        || binding instanceof ServiceProvider
        || binding instanceof Carried)) {
      throw new IllegalArgumentException("no part writes " + binding);
    }
  }

  /** Last, since its reasons are the Conditions of the visit. */
  private void addReferral() {
    referral.entrySet().stream()
        .filter(entry -> entry.getValue().element() == Referred.Element.MADE)
        .findFirst()
        .ifPresent(
            made -> {
              Map<Field, Referred> others = new LinkedHashMap<>(referral);
              others.remove(made.getKey());
              parts.add(new ReferralPart(made.getKey(), made.getValue(), others, concepts));
            });
  }
}
