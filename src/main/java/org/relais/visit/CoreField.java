package org.relais.visit;

import java.util.Locale;

/**
 * The fields that every dictionary has, since counting, FHIR and the ledger cannot do without them.
 * The configuration may give them labels and codes, not another type.
 */
public enum CoreField {
  /** What kind of visit: {@code sick_child}, {@code follow_up}… the codes are configuration. */
  VISIT(FieldType.CODE, false),
  /** Local date of the visit in the source's time zone: the date that decides the period. */
  VISIT_DATE(FieldType.DATE, false),
  /** Code of the org unit (site) in the org unit table. */
  ORG_UNIT(FieldType.TEXT, false),
  /** {@code asc}, {@code relais}… the codes are configuration. */
  WORKER_TYPE(FieldType.CODE, false),
  WORKER_ID(FieldType.TEXT, false),
  /** The source's canonical id of the patient; absent: every visit is a patient of its own. */
  PATIENT_ID(FieldType.TEXT, false),
  BIRTH_DATE(FieldType.DATE, false),
  SEX(FieldType.CODE, false),
  /** When the worker saved the record on the device; the newest of two duplicates counts. */
  RECORDED_AT(FieldType.TIME, false),
  /** Local date on which Relais first received the record: "today" in a rule. */
  RECEIVED_ON(FieldType.DATE, true),
  /** Completed days of age at the visit date; from the birth date. */
  AGE_DAYS(FieldType.INTEGER, true),
  /** Completed months of age at the visit date; from the birth date or {@code age_in_months}. */
  AGE_MONTHS(FieldType.INTEGER, true),
  /** Age as asked, where no birth date is known. */
  AGE_IN_MONTHS(FieldType.INTEGER, false);

  private final FieldType type;
  private final boolean derived;

  CoreField(FieldType type, boolean derived) {
    this.type = type;
    this.derived = derived;
  }

  /** The name in configuration files: the constant in lower case. */
  public String fieldName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public FieldType type() {
    return type;
  }

  public boolean derived() {
    return derived;
  }
}
