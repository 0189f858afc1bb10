package org.relais.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Duplicates;
import org.relais.visit.CoreField;
import org.relais.visit.Mapping;
import org.relais.visit.Reason;
import org.relais.visit.Visit;
import org.relais.visit.VisitCodec;

/**
 * What a record became, as the table holds it.
 *
 * @param visit its fields as JSON where it is mapped; what follows is taken out of it, for indexes
 * @param reasons why it was rejected, as JSON
 * @param warnings what a mapped one was warned about, as JSON
 */
record Outcome(
    RecordClass recordClass,
    @Nullable String visit,
    @Nullable String site,
    @Nullable LocalDate visitDate,
    @Nullable Instant recordedAt,
    @Nullable String patientId,
    @Nullable String duplicateKey,
    @Nullable String reasons,
    @Nullable String warnings) {
  static final Outcome VOIDED = without(RecordClass.VOIDED);
  static final Outcome IGNORED = without(RecordClass.IGNORED);

  static Outcome rejected(List<Reason> reasons) {
    return rejected(new Mapping.Rejected(reasons));
  }

  static Outcome rejected(Mapping.Rejected rejected) {
    return new Outcome(
        RecordClass.REJECTED,
        null,
        text(rejected.site()),
        rejected.visitDate(),
        null,
        null,
        null,
        Packing.write(rejected.reasons()),
        null);
  }

  static Outcome mapped(
      Visit visit, List<Reason> warnings, VisitCodec codec, Duplicates duplicates) {
    return new Outcome(
        RecordClass.MAPPED,
        StorableText.of(codec.write(visit)),
        text(visit.text(CoreField.ORG_UNIT)),
        visit.date(CoreField.VISIT_DATE),
        (Instant) visit.value(CoreField.RECORDED_AT),
        text(visit.text(CoreField.PATIENT_ID)),
        duplicates.keyOf(visit).map(StorableText::of).orElse(null),
        null,
        warnings.isEmpty() ? null : Packing.write(warnings));
  }

  private static Outcome without(RecordClass recordClass) {
    return new Outcome(recordClass, null, null, null, null, null, null, null, null);
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null ? null : StorableText.of(value);
  }

  boolean isVisit() {
    return visit != null;
  }

  /** Whether counting and FHIR see no difference. */
  boolean sameVisit(Outcome other) {
    return Objects.equals(visit, other.visit);
  }

  boolean isRejection() {
    return reasons != null;
  }

  /** Where and when it counts; empty for what is no visit, whatever it says. */
  Optional<SiteDay> siteDay() {
    return !isVisit() || site == null || visitDate == null
        ? Optional.empty()
        : Optional.of(new SiteDay(site, visitDate));
  }
}
