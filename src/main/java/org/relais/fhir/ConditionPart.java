package org.relais.fhir;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Diagnosed;
import org.relais.visit.Field;

/** A derived classification as Conditions. What it does not hold is not claimed to be absent. */
final class ConditionPart implements VisitPart {
  private static final SerializedString ACTIVE = Concepts.hl7("condition-clinical", "active", null);
  private static final SerializedString DIAGNOSIS =
      Concepts.hl7("condition-category", "encounter-diagnosis", null);
  private static final Map<Verification, SerializedString> STATUSES =
      Map.of(
          Verification.CONFIRMED, status(Verification.CONFIRMED),
          Verification.PROVISIONAL, status(Verification.PROVISIONAL));

  private final Given found;
  private final Diagnosed binding;

  ConditionPart(Field field, Diagnosed binding, Concepts concepts) {
    this.found = new Given(field, binding.codes(), binding, concepts);
    this.binding = binding;
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    for (Given.Thing condition : found.in(scene.visit())) {
      transaction.open(scene.id("Condition", condition.role()));
      transaction.concept("clinicalStatus", ACTIVE);
      transaction.concept(
          "verificationStatus", Objects.requireNonNull(STATUSES.get(verification(condition))));
      transaction.concepts("category", List.of(DIAGNOSIS));
      transaction.concept("code", condition.concept());
      transaction.reference("subject", scene.patient());
      transaction.reference("encounter", scene.encounter());
      transaction.json().writeStringField("recordedDate", scene.date().toString());
      transaction.close();
    }
  }

  private Verification verification(Given.Thing condition) {
    @Nullable String code = condition.code();
    @Nullable Verification own = code == null ? null : binding.answer(code).verification();
    return own == null ? binding.verification() : own;
  }

  private static SerializedString status(Verification verification) {
    return Concepts.hl7("condition-ver-status", verification.code(), null);
  }
}
