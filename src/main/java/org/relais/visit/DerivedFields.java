package org.relais.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.visit.condition.Truth;

/** Computes what rules make of the answers: the ages, then the derivations in their order. */
final class DerivedFields {
  private final VisitModel model;
  private final int visitDate;
  private final int birthDate;
  private final int ageInMonths;
  private final int ageDays;
  private final int ageMonths;

  DerivedFields(VisitModel model) {
    this.model = model;
    this.visitDate = index(CoreField.VISIT_DATE);
    this.birthDate = index(CoreField.BIRTH_DATE);
    this.ageInMonths = index(CoreField.AGE_IN_MONTHS);
    this.ageDays = index(CoreField.AGE_DAYS);
    this.ageMonths = index(CoreField.AGE_MONTHS);
  }

  private int index(CoreField field) {
    return model.dictionary().field(field.fieldName()).index();
  }

  /**
   * Fills in the derived fields of {@code values}.
   *
   * @param visit a view of {@code values}
   */
  void fill(@Nullable Object[] values, Visit visit) {
    Optional<Age> age =
        Age.of(
            (LocalDate) values[birthDate],
            (Long) values[ageInMonths],
            (LocalDate) values[visitDate]);
    values[ageDays] = age.map(Age::days).orElse(null);
    values[ageMonths] = age.map(Age::months).orElse(null);
    for (Derivation derivation : model.derivations()) {
      values[derivation.field().index()] = derive(derivation, visit, age);
    }
  }

  private static @Nullable Object derive(Derivation derivation, Visit visit, Optional<Age> age) {
    if (derivation instanceof Derivation.Flag flag) {
      return switch (flag.condition().test(visit)) {
        case YES -> true;
        case NO -> false;
        case UNKNOWN -> null;
      };
    }
    if (derivation instanceof Derivation.InBand inBand) {
      return age.map(known -> known.band(inBand.bands(), Derivation.InBand.OUTSIDE)).orElse(null);
    }
    if (derivation instanceof Derivation.FirstOf firstOf) {
      List<String> holding = holding(firstOf.cases(), visit, 1);
      return holding.isEmpty() ? null : holding.get(0);
    }
    List<Derivation.Case> cases = ((Derivation.EachOf) derivation).cases();
    List<String> holding = holding(cases, visit, cases.size());
    return holding.isEmpty() ? null : holding.stream().sorted().toList();
  }

  private static List<String> holding(List<Derivation.Case> cases, Visit visit, int limit) {
    List<String> codes = new ArrayList<>();
    for (Derivation.Case one : cases) {
      if (codes.size() < limit && one.when().test(visit) == Truth.YES) {
        codes.add(one.code());
      }
    }
    return codes;
  }
}
